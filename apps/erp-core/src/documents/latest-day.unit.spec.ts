import { describe, expect, it } from '@jest/globals';
import { latestDay } from './latest-day.js';

describe('latestDay', () => {
  it.each([
    [['2026-12-31', '2027-01-01'], '2027-01-01'],
    [['2027-01-01', '2026-12-31'], '2027-01-01'],
    [['2027-01-01', '2027-01-01'], '2027-01-01'],
    [['2026-12-30', '2027-01-02', '2027-01-01'], '2027-01-02'],
  ] as const)('of %j is %s', ([first, ...others], latest) => {
    expect(latestDay(first, ...others)).toBe(latest);
  });
});
