/** The period of a day. */
export function periodOf(day: string): string {
  return day.slice(0, 7);
}

/** The period after one. */
export function nextPeriod(period: string): string {
  const [year = '', month = ''] = period.split('-');
  return month === '12' ? `${Number(year) + 1}-01` : `${year}-${String(Number(month) + 1).padStart(2, '0')}`;
}

export function firstDay(period: string): string {
  return `${period}-01`;
}
