import { describe, expect, it } from '@jest/globals';
import { exponentOf } from './currency.js';

describe('exponentOf', () => {
  it.each([
    ['TRY', 2],
    ['EUR', 2],
    ['JPY', 0],
    ['KWD', 3],
    ['CLF', 4],
  ])('given %s, it is %i', (currency, exponent) => {
    expect(exponentOf(currency)).toBe(exponent);
  });

  it.each(['', 'try', 'TRYY', 'T1Y'])('given "%s", it is refused', (currency) => {
    expect(() => exponentOf(currency)).toThrow(`"${currency}"`);
  });
});
