import { describe, expect, it } from '@jest/globals';
import { unitPriceOf, type Priced } from './unit-price.js';

const line = (other: Partial<Priced> = {}): Priced => ({
  quantity: '6',
  price: { amount: '2.55', baseQuantity: '1' },
  net: '15.3',
  allowanceCharges: [],
  ...other,
});
const off = (amount: string) => ({ kind: 'allowance', amount, reasonCode: null, tax: null }) as const;
const on = (amount: string) => ({ kind: 'charge', amount, reasonCode: null, tax: null }) as const;
const per = (amount: string, baseQuantity: string) => ({ amount, baseQuantity });

describe('the unit price of a line', () => {
  it.each<[string, Partial<Priced>, string]>([
    ['is its price', {}, '2.55'],
    ['is its price where it states no net amount', { net: null }, '2.55'],
    ['is the price per 100 by 100', { price: per('255', '100') }, '2.55'],
    [
      'has six decimals at most',
      { quantity: '1000000', price: per('0.123456', '1'), net: '123456' },
      '0.123456',
    ],
    ['is free', { price: per('0', '1'), net: '0' }, '0'],
    ['is what the net amount comes to without a price', { price: null, net: '15.3' }, '2.55'],
    ['is less an allowance', { net: '13.77', allowanceCharges: [off('1.53')] }, '2.295'],
    ['is with a charge', { net: '16.5', allowanceCharges: [on('1.2')] }, '2.75'],
    ['is its price where that is less the allowance already', { allowanceCharges: [off('1')] }, '2.55'],
    [
      'gives the net amount half-up where it has no end',
      { quantity: '7', price: per('3.33', '1'), net: '20.98', allowanceCharges: [off('2.33')] },
      '2.997143',
    ],
    [
      'of a price without end gives the net amount',
      { quantity: '3', price: per('10', '3'), net: '10' },
      '3.333333',
    ],
    ['is rounded as the line was', { quantity: '1.5', price: per('0.33', '1'), net: '0.5' }, '0.33'],
  ])('%s', (_, given, expected) => {
    expect(unitPriceOf(line(given), 'TRY', '0.00')).toBe(expected);
  });

  it.each<[string, Partial<Priced>, string]>([
    ['FORMAT_ERROR', { price: null, net: null }, 'neither an amount nor a price is given'],
    ['NUMBER_INVALID', { price: per('-1', '1') }, 'the price is negative'],
    ['NUMBER_INVALID', { price: per('1', '0') }, 'the price is per 0'],
    ['NUMBER_INVALID', { price: per('10', '3'), net: null }, '10 per 3 is no unit price of 6 decimals'],
    [
      'NUMBER_INVALID',
      { price: per('0.0000001', '1'), net: null },
      '0.0000001 per 1 is no unit price of 6 decimals',
    ],
    ['AMOUNT_MISMATCH', { net: '15.31' }, 'states the net amount 15.31, quantity and price give 15.3'],
    [
      'AMOUNT_MISMATCH',
      { net: '14', allowanceCharges: [off('1')] },
      'states the net amount 14, quantity and price give 14.3',
    ],
    [
      'RULE_VIOLATION',
      { quantity: '30000000', price: per('10000000', '30000000'), net: '10000000' },
      'no unit price of 6 decimals gives the net amount 10000000 for 30000000',
    ],
  ])('is none, %s: %j', (code, given, reason) => {
    expect(unitPriceOf(line(given), 'TRY', '0.00')).toEqual({ code, reason });
  });

  it('is its price where the net amount differs by no more than is tolerated', () => {
    expect(unitPriceOf(line({ net: '15.32' }), 'TRY', '0.02')).toBe('2.55');
    expect(unitPriceOf(line({ net: '15.33' }), 'TRY', '0.02')).toMatchObject({ code: 'AMOUNT_MISMATCH' });
  });

  it('is compared in the decimals of its currency', () => {
    expect(unitPriceOf(line({ quantity: '3', price: per('0.3333', '1'), net: '1' }), 'JPY', '0')).toBe(
      '0.3333',
    );
    expect(unitPriceOf(line({ quantity: '3', price: per('0.3333', '1'), net: '1' }), 'KWD', '0')).toBe(
      '0.3333',
    );
    expect(
      unitPriceOf(line({ quantity: '3', price: per('0.333', '1'), net: '1' }), 'KWD', '0'),
    ).toMatchObject({
      code: 'AMOUNT_MISMATCH',
    });
  });
});
