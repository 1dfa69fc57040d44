/** The latest of some calendar days. */
export function latestDay(first: string, ...others: readonly string[]): string {
  return others.reduce((latest, day) => (day > latest ? day : latest), first);
}
