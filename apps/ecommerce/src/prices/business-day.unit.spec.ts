import { describe, expect, it } from '@jest/globals';
import { businessDay } from './business-day.js';

describe('the day a price is looked up for', () => {
  it.each([
    ['2026-12-31T20:59:59Z', '2026-12-31'],
    ['2026-12-31T21:00:00Z', '2027-01-01'],
  ])('is at %s the day in Istanbul, %s', (moment, day) => {
    expect(businessDay(new Date(moment))).toBe(day);
  });
});
