const istanbul = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Istanbul',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** Calendar day in Europe/Istanbul at a moment, default now: `2010-12-31`. Rates, series and periods follow it. */
export function businessDay(moment: Date = new Date()): string {
  return istanbul.format(moment);
}
