import { describe, expect, it } from '@jest/globals';
import { Money } from './money.js';
import { withheldKdv } from './withholding.js';

describe('withheldKdv', () => {
  it.each([
    ['3600', 'TRY', 9, '3240.00', 'the official sample'],
    ['0.05', 'TRY', 5, '0.03', 'an exact half goes up'],
    ['0.04', 'TRY', 1, '0.00', 'less than a half goes down'],
    ['3.06', 'TRY', 10, '3.06', 'all of it'],
    ['15', 'JPY', 5, '8', 'a currency without decimals'],
    ['0.005', 'KWD', 1, '0.001', 'a currency with three decimals'],
  ])('of %s %s, %i tenths are %s: %s', (kdv, currency, tenths, withheld) => {
    expect(withheldKdv(Money.of(kdv, currency), tenths).toString()).toBe(withheld);
  });
});
