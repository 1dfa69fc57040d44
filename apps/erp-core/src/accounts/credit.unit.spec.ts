import { describe, expect, it } from '@jest/globals';
import { Money } from '@kervan/money';
import { availableCredit, decideCredit } from './credit.js';

const account = (creditLimit: string, balance: string, openOrderAmount: string) => ({
  currency: 'TRY',
  creditLimit,
  balance,
  openOrderAmount,
});
const lira = (text: string) => Money.of(text, 'TRY');

describe('availableCredit', () => {
  it.each([
    ['1000', '0', '0', '1000.00'],
    ['1000', '250.10', '49.90', '700.00'],
    ['1000', '-50', '0', '1050.00'],
    ['100', '150', '0', '-50.00'],
  ])('given limit %s, balance %s and open orders %s, it is %s', (limit, balance, open, available) => {
    expect(availableCredit(account(limit, balance, open)).toString()).toBe(available);
  });
});

describe('decideCredit', () => {
  it('grants an order that takes the last kurus', () => {
    expect(decideCredit(account('100', '30', '20'), lira('50.00'))).toEqual({ granted: true });
  });

  it('refuses an order one kurus over and names what is missing', () => {
    const decision = decideCredit(account('100', '30', '20'), lira('50.01'));
    expect(decision).toEqual({ granted: false, missing: lira('0.01') });
  });

  it('given a limit lowered below the exposure, even a small order misses the whole excess', () => {
    const decision = decideCredit(account('100', '150', '0'), lira('1'));
    expect(decision).toEqual({ granted: false, missing: lira('51') });
  });

  it('grants a free order at the limit', () => {
    expect(decideCredit(account('100', '100', '0'), lira('0'))).toEqual({ granted: true });
  });
});
