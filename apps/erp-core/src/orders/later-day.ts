/** The later of two calendar days. */
export function laterDay(one: string, other: string): string {
  return one > other ? one : other;
}
