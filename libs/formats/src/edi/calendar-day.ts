/** Years of two digits from here on are of the last century. */
export const firstYearOfLastCentury = 70;

/** `20240311`, or `240311` with a year of two digits, as `2024-03-11`; null: it is no day of the calendar. */
export function calendarDay(digits: string): string | null {
  const match = /^(\d{2})?(\d{2})(\d{2})(\d{2})$/.exec(digits);
  if (!match) return null;
  const [, century, year = '', month = '', day = ''] = match;
  const text = `${century ?? (Number(year) >= firstYearOfLastCentury ? '19' : '20')}${year}-${month}-${day}`;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null;
}
