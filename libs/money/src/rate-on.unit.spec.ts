import { describe, expect, it } from '@jest/globals';
import { rateOn } from './rate-on.js';

describe('rateOn', () => {
  const rates = [
    { validFrom: '2023-07-10', rate: '20' },
    { validFrom: '2010-01-01', rate: '18' },
  ];

  it.each([
    ['2009-12-31', undefined],
    ['2010-01-01', '18'],
    ['2023-07-09', '18'],
    ['2023-07-10', '20'],
    ['2026-01-01', '20'],
  ])('on %s it is %s', (day, rate) => {
    expect(rateOn(rates, day)).toBe(rate);
  });
});
