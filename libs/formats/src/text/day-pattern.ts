import { dayOf } from './calendar-day.js';
import { folded } from './folded.js';

const months = ['ocak', 'şubat', 'mart', 'nisan', 'mayis', 'haziran'].concat([
  'temmuz',
  'ağustos',
  'eylül',
  'ekim',
  'kasim',
  'aralik',
]);
const tokens = /YYYY|YY|MMMM|MM|M|DD|D|hh|mm|ss|fff/g;
const groups: Readonly<Record<string, string>> = {
  YYYY: '(?<year>\\d{4})',
  YY: '(?<short>\\d{2})',
  MMMM: '(?<name>\\p{L}{3,7})',
  MM: '(?<month>\\d{2})',
  M: '(?<month>\\d{1,2})',
  DD: '(?<day>\\d{2})',
  D: '(?<day>\\d{1,2})',
  hh: '(?:[01]\\d|2[0-3])',
  mm: '[0-5]\\d',
  ss: '[0-5]\\d',
  fff: '\\d{1,7}',
};

/** Reads a day: `2024-02-15`; null: the text is none of the calendar in this pattern. */
export type ReadDay = (text: string) => string | null;

/**
 * A reader of days as a source writes them: `DD.MM.YYYY`, `DDMMYYYY`, `YYYY-MM-DD hh:mm:ss`, `D MMMM YYYY` with the Turkish
 * name of the month or its first three letters. A time must be one and is left out: days are the source's own.
 *
 * @param firstYearOfLastCentury needed where the year has two digits: 70 reads `69` as 2069 and `70` as 1970.
 * @throws RangeError for a pattern without a day, a month and a year, or with a year of two digits and no pivot.
 */
export function dayPattern(pattern: string, firstYearOfLastCentury?: number): ReadDay {
  const source = pattern
    .replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')
    .replace(tokens, (token) => groups[token] ?? token);
  const expression = new RegExp(`^${source}$`, 'u');
  const has = (...names: string[]) => names.some((name) => source.includes(`?<${name}>`));
  if (!has('year', 'short') || !has('month', 'name') || !has('day'))
    throw new RangeError(`the pattern "${pattern}" is no day`);
  if (has('short') && firstYearOfLastCentury === undefined)
    throw new RangeError(`the pattern "${pattern}" needs a pivot for its years of two digits`);
  const read: ReadDay = (text) => {
    const found = expression.exec(text)?.groups;
    if (!found) return null;
    const { year, short, name, month, day = '' } = found;
    const century = Number(short) >= (firstYearOfLastCentury ?? 0) ? '19' : '20';
    const numbered = name === undefined ? (month ?? '') : monthNamed(name);
    return dayOf(year ?? century + (short ?? ''), numbered.padStart(2, '0'), day.padStart(2, '0'));
  };
  // Rows that follow each other mostly have the same day.
  let last = '';
  let day: string | null = null;
  return (text) => {
    if (text !== last) [last, day] = [text, read(text)];
    return day;
  };
}

function monthNamed(name: string): string {
  const wanted = folded(name);
  return String(months.findIndex((month) => month === wanted || month.slice(0, 3) === wanted) + 1);
}
