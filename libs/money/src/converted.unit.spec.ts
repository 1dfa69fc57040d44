import { describe, expect, it } from '@jest/globals';
import { converted } from './converted.js';
import { Money } from './money.js';

describe('converted', () => {
  it.each([
    ['15.30', 'EUR', '51.2345', 'TRY', '783.89', '783.88785 is rounded up'],
    ['0.10', 'EUR', '50.05', 'TRY', '5.01', 'an exact half goes up'],
    ['1000', 'JPY', '0.274963', 'TRY', '274.96', 'a currency without decimals'],
    ['0.001', 'KWD', '134.5', 'TRY', '0.13', 'a currency with three decimals'],
    ['100.00', 'TRY', '3.6', 'JPY', '360', 'to a currency without decimals'],
  ])('%s %s at %s in %s is %s: %s', (amount, from, rate, to, value) => {
    expect(converted(Money.of(amount, from), rate, to).toString()).toBe(value);
  });
});
