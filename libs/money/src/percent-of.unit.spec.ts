import { describe, expect, it } from '@jest/globals';
import { Money } from './money.js';
import { percentOf } from './percent-of.js';

describe('percentOf', () => {
  it.each([
    ['100.05', 'TRY', '2.5', '2.50'],
    ['0.10', 'TRY', '5', '0.01'],
    ['-0.10', 'TRY', '5', '-0.01'],
    ['50', 'JPY', '1', '1'],
    ['100.00', 'TRY', '0', '0.00'],
  ])('%s %s at %s %% is %s, an exact half away from zero', (amount, currency, rate, share) => {
    expect(percentOf(Money.of(amount, currency), rate).toString()).toBe(share);
  });
});
