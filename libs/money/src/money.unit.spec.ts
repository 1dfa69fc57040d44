import { describe, expect, it } from '@jest/globals';
import { decimal } from './decimal.js';
import { Money } from './money.js';

const lira = (text: string) => Money.of(text, 'TRY');

describe('Money', () => {
  it.each(['', ' 1', '1 ', '+1', '1,5', '.5', '1.', '1e3', '0x1', 'NaN', '--1', '1234567890123456'])(
    'given the text "%s", it is refused',
    (text) => {
      expect(() => lira(text)).toThrow(RangeError);
    },
  );

  it.each([
    ['1.005', 'TRY'],
    ['1.0', 'JPY'],
    ['1.0005', 'KWD'],
  ])('given %s %s, more decimals than the currency has are refused', (text, currency) => {
    expect(() => Money.of(text, currency)).toThrow(`too many decimals for ${currency}`);
  });

  it.each([
    ['15.3', 'TRY', '15.30'],
    ['007', 'TRY', '7.00'],
    ['-0', 'TRY', '0.00'],
    ['1234', 'JPY', '1234'],
    ['1.5', 'KWD', '1.500'],
  ])('given %s %s, it is written %s', (text, currency, written) => {
    expect(Money.of(text, currency).toString()).toBe(written);
    expect(JSON.stringify({ amount: Money.of(text, currency) })).toBe(`{"amount":"${written}"}`);
  });

  it('adds what binary floats cannot: 0.10 + 0.20 = 0.30', () => {
    expect(lira('0.1').plus(lira('0.2')).toString()).toBe('0.30');
  });

  it('keeps every kurus of fifteen digits', () => {
    expect(lira('999999999999999.99').plus(lira('0.01')).toString()).toBe('1000000000000000.00');
  });

  it('subtracts, negates and compares', () => {
    expect(lira('1.00').minus(lira('1.01')).toString()).toBe('-0.01');
    expect(lira('0').negated().toString()).toBe('0.00');
    expect(lira('2').compare(lira('10'))).toBe(-1);
    expect(lira('2.0').compare(lira('2.00'))).toBe(0);
    expect(lira('-0').isZero).toBe(true);
    expect(lira('0').negated().isNegative).toBe(false);
    expect(lira('-0.01').isNegative).toBe(true);
  });

  it('is not changed by what is done with it', () => {
    const amount = lira('1.00');
    amount.plus(lira('5')).negated();
    expect(amount.toString()).toBe('1.00');
  });

  it('refuses to combine currencies', () => {
    expect(() => lira('1').plus(Money.of('1', 'EUR'))).toThrow('TRY and EUR');
    expect(() => lira('1').compare(Money.of('1', 'EUR'))).toThrow('TRY and EUR');
  });

  it.each([
    ['1.005', 'TRY', '1.01'],
    ['-1.005', 'TRY', '-1.01'],
    ['-0.004', 'TRY', '0.00'],
    ['0.5', 'JPY', '1'],
    ['-0.5', 'JPY', '-1'],
    ['1.0005', 'KWD', '1.001'],
  ])('given the exact value %s %s, it rounds half away from zero to %s', (value, currency, rounded) => {
    expect(Money.rounded(decimal(value), currency).toString()).toBe(rounded);
  });

  it('sums nothing to zero', () => {
    expect(Money.sum('TRY', []).toString()).toBe('0.00');
  });
});
