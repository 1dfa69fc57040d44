import { describe, expect, it } from '@jest/globals';
import { matchDay } from './match-day.js';

describe('matchDay', () => {
  const paymentDate = '2026-03-05';

  it.each([
    ['payment', ['2026-03-02'], undefined, '2026-03-05'],
    ['payment, whatever was asked', ['2026-03-02'], '2026-03-04', '2026-03-05'],
    ['invoice', ['2026-03-07', '2026-03-02'], '2026-03-06', '2026-03-07'],
    ['request', ['2026-03-02'], '2026-03-09', '2026-03-09'],
  ])('is that of the %s where it is the latest', (_, issueDates, asked, day) => {
    expect(matchDay({ paymentDate, issueDates, ...(asked && { asked }) })).toBe(day);
  });
});
