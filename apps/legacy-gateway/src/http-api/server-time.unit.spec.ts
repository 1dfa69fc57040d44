import { describe, expect, it } from '@jest/globals';
import { timeOf, timeText } from './server-time.js';

const NINE = Date.UTC(2024, 1, 15, 9);
const istanbul = { style: 'iso', utcOffset: '+03:00' } as const;

describe('times of a server', () => {
  it.each([
    ['2024-02-15T09:00:00Z', 0],
    ['2024-02-15T12:00:00.1239+03:00', 123],
    ['2024-02-15T12:00:00+0300', 0],
    ['2024-02-15 12:00:00', 0],
    ['2024-02-15 12:00', 0],
  ])('reads %s, cut off below', (text, ms) => {
    expect(timeOf(text, istanbul)).toBe(NINE + ms);
  });

  it.each([null, '', 'soon', '2024-02-30x', '2024-13-01T00:00:00Z', '15.02.2024', '1707987600'])(
    'does not know %j',
    (text) => {
      expect(timeOf(text, istanbul)).toBeNull();
    },
  );

  it('reads seconds and milliseconds', () => {
    expect(timeOf('1707987600.1239', { style: 'seconds', utcOffset: 'Z' })).toBe(NINE + 123);
    expect(timeOf('1707987600123', { style: 'milliseconds', utcOffset: 'Z' })).toBe(NINE + 123);
    expect(timeOf('2024-02-15T09:00:00Z', { style: 'seconds', utcOffset: 'Z' })).toBeNull();
  });

  it.each([
    [{ style: 'iso', utcOffset: 'Z' }, '2024-02-15T09:00:00.123Z'],
    [istanbul, '2024-02-15T12:00:00.123+03:00'],
    [{ style: 'isoSeconds', utcOffset: '-02:30' }, '2024-02-15T06:30:00-02:30'],
    [{ style: 'seconds', utcOffset: 'Z' }, '1707987600'],
    [{ style: 'milliseconds', utcOffset: 'Z' }, '1707987600123'],
  ] as const)('writes %j', (style, text) => {
    expect(timeText(NINE + 123, style)).toBe(text);
  });
});
