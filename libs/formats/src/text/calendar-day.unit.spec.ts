import { describe, expect, it } from '@jest/globals';
import { calendarDay } from './calendar-day.js';

describe('calendarDay', () => {
  it.each([
    ['20240229', '2024-02-29'],
    ['240311', '2024-03-11'],
    ['690101', '2069-01-01'],
    ['700101', '1970-01-01'],
    ['991231', '1999-12-31'],
  ])('%s is %s', (digits, day) => {
    expect(calendarDay(digits)).toBe(day);
  });

  it.each(['', '20230229', '19999715', '00000000', '2024031', '2024-03-11', '202403111', 'abcdefgh'])(
    '"%s" is no day',
    (digits) => {
      expect(calendarDay(digits)).toBeNull();
    },
  );

  it('knows the days of four centuries that the platform knows', () => {
    for (let time = Date.UTC(1799, 11, 31); time < Date.UTC(2200, 0, 2); time += 86_400_000) {
      const day = new Date(time).toISOString().slice(0, 10);
      expect(calendarDay(day.replaceAll('-', ''))).toBe(day);
    }
    for (const month of ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'])
      for (const year of ['1900', '2000', '2023', '2024']) {
        const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
        expect(calendarDay(`${year}${month}${last + 1}`)).toBeNull();
      }
  });
});
