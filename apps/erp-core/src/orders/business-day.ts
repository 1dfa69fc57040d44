const istanbul = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Istanbul',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** Calendar day in Europe/Istanbul at a moment, `2010-12-31`. */
export function businessDay(moment: Date): string {
  return istanbul.format(moment);
}

/** The later of two calendar days. */
export function laterDay(one: string, other: string): string {
  return one > other ? one : other;
}
