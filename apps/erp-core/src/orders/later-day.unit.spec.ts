import { describe, expect, it } from '@jest/globals';
import { laterDay } from './later-day.js';

describe('laterDay', () => {
  it.each([
    ['2026-12-31', '2027-01-01', '2027-01-01'],
    ['2027-01-01', '2026-12-31', '2027-01-01'],
    ['2027-01-01', '2027-01-01', '2027-01-01'],
  ])('of %s and %s is %s', (one, other, later) => {
    expect(laterDay(one, other)).toBe(later);
  });
});
