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
});
