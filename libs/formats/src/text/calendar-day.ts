/** Years of two digits from here on are of the last century. */
export const firstYearOfLastCentury = 70;

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** `20240311`, or `240311` with a year of two digits, as `2024-03-11`; null: it is no day of the calendar. */
export function calendarDay(digits: string): string | null {
  const match = /^(\d{2})?(\d{2})(\d{2})(\d{2})$/.exec(digits);
  if (!match) return null;
  const [, century, year = '', month = '', day = ''] = match;
  const before = century ?? (Number(year) >= firstYearOfLastCentury ? '19' : '20');
  return dayOf(before + year, month, day);
}

/**
 * The day of a year of four digits; null: its month has none such.
 *
 * @param month of two digits, as `day` is.
 */
export function dayOf(year: string, month: string, day: string): string | null {
  const leap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0);
  const length = month === '02' && leap ? 29 : (lengths[Number(month) - 1] ?? 0);
  return Number(day) >= 1 && Number(day) <= length ? `${year}-${month}-${day}` : null;
}
