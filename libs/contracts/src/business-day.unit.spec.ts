import { describe, expect, it } from '@jest/globals';
import { businessDay } from './business-day.js';

describe('businessDay', () => {
  it.each([
    ['2023-12-31T20:59:59Z', '2023-12-31', 'one second before the new year, UTC+3'],
    ['2023-12-31T21:00:00Z', '2024-01-01', 'midnight'],
    ['2026-12-31T20:59:59Z', '2026-12-31', 'one second before another'],
    ['2026-12-31T21:00:00Z', '2027-01-01', 'midnight, whatever the zone of the machine'],
    ['2010-12-31T21:59:59Z', '2010-12-31', 'UTC+2 in the winters before 2016'],
    ['2010-12-31T22:00:00Z', '2011-01-01', 'midnight then'],
  ])('at %s it is %s (%s)', (moment, day) => {
    expect(businessDay(new Date(moment))).toBe(day);
  });
});
