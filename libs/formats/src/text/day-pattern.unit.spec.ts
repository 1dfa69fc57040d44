import { describe, expect, it } from '@jest/globals';
import { dayPattern } from './day-pattern.js';

describe('dayPattern', () => {
  it.each([
    ['DD.MM.YYYY', '15.02.2024', '2024-02-15'],
    ['DDMMYYYY', '15022024', '2024-02-15'],
    ['YYYYMMDD', '20240215', '2024-02-15'],
    ['YYYY-MM-DD hh:mm:ss', '2010-12-01 08:26:00', '2010-12-01'],
    ['YYYY-MM-DD hh:mm:ss', '2010-12-01 25:26:00', null],
    ['D.M.YYYY', '5.2.2024', '2024-02-05'],
    ['D MMMM YYYY', '15 Şubat 2024', '2024-02-15'],
    ['D MMMM YYYY', '1 ARALIK 2023', '2023-12-01'],
    ['D MMMM YYYY', '1 Ara 2023', '2023-12-01'],
    ['D MMMM YYYY', '1 December 2023', null],
    ['DD.MM.YYYY', '29.02.2023', null],
    ['DD.MM.YYYY', '31.04.2024', null],
    ['DD.MM.YYYY', '15/02/2024', null],
    ['DD.MM.YYYY', '15x02x2024', null],
    ['YYYYMMDD', '00000000', null],
  ])('%s reads "%s" as %s', (pattern, text, expected) => {
    expect(dayPattern(pattern)(text)).toBe(expected);
  });

  it.each([
    ['69', '2069-01-02'],
    ['70', '1970-01-02'],
  ])('reads a year of two digits, %s, by the pivot', (year, expected) => {
    expect(dayPattern('DD.MM.YY', 70)(`02.01.${year}`)).toBe(expected);
  });

  it('refuses a pattern that needs a pivot and has none, and one without a day', () => {
    expect(() => dayPattern('DD.MM.YY')).toThrow(RangeError);
    expect(() => dayPattern('MM.YYYY')).toThrow(RangeError);
  });
});
