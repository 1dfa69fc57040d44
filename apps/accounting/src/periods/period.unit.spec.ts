import { describe, expect, it } from '@jest/globals';
import { firstDay, nextPeriod, periodOf } from './period.js';

describe('a period', () => {
  it('is the month of a day', () => {
    expect(periodOf('2010-12-31')).toBe('2010-12');
    expect(firstDay('2010-12')).toBe('2010-12-01');
  });

  it.each([
    ['2010-01', '2010-02'],
    ['2010-09', '2010-10'],
    ['2010-12', '2011-01'],
  ])('%s is followed by %s', (period, next) => {
    expect(nextPeriod(period)).toBe(next);
  });
});
