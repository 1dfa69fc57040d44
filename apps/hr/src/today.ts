const istanbul = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Istanbul',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The calendar day in Europe/Istanbul, `2010-12-31`. */
export function today(now = new Date()): string {
  return istanbul.format(now);
}
