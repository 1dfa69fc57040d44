import { describe, expect, it } from '@jest/globals';
import { issueDay } from './issue-day.js';

describe('issueDay', () => {
  const newYear = new Date('2025-12-31T21:00:00Z');
  const yearsEnd = new Date('2025-12-31T20:59:59Z');

  it.each([
    ['given 30 December, in January', true, '2025-12-30', newYear, '2025-12-30'],
    ['placed on 30 December, in the first second of January', false, '2025-12-30', newYear, '2026-01-01'],
    ['placed on 30 December, in the last of December', false, '2025-12-30', yearsEnd, '2025-12-31'],
    ['placed by a clock that is ahead', false, '2026-01-01', yearsEnd, '2026-01-01'],
  ])('of an order %s', (_, dated, businessDate, now, day) => {
    expect(issueDay({ dated, businessDate }, now)).toBe(day);
  });
});
