import { describe, expect, it } from '@jest/globals';
import { placeText, positionOf } from '../sources/name-pattern.js';
import { ExpectedPlaces } from './expected-places.js';

describe('ExpectedPlaces', () => {
  const numbers = new ExpectedPlaces({ pattern: '{sequence}', days: [1, 2, 3, 4, 5, 6, 7] });
  const workdays = new ExpectedPlaces({ pattern: '{date}', days: [1, 2, 3, 4, 5] });
  const day = (text: string) => positionOf('{date}', text) ?? Number.NaN;
  const gap = (earlier: string, later: string) => {
    const found = workdays.between(day(earlier), day(later));
    return found && [placeText('date', found.from), placeText('date', found.to)];
  };

  it('expects every number', () => {
    expect(numbers.after(7)).toBe(8);
    expect(numbers.between(7, 8)).toBeNull();
    expect(numbers.between(7, 10)).toEqual({ from: 8, to: 9 });
  });

  it('expects a file on the days that the source names', () => {
    // 16 February 2024 was a Friday.
    expect(placeText('date', workdays.after(day('2024-02-16')))).toBe('2024-02-19');
    expect(gap('2024-02-16', '2024-02-19')).toBeNull();
    expect(gap('2024-02-16', '2024-02-20')).toEqual(['2024-02-19', '2024-02-19']);
    expect(gap('2024-02-15', '2024-02-26')).toEqual(['2024-02-16', '2024-02-23']);
  });

  it('knows weekdays before 1970', () => {
    // 26 December 1969 was a Friday.
    expect(placeText('date', workdays.after(day('1969-12-26')))).toBe('1969-12-29');
  });
});
