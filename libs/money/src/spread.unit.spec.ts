import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Money } from './money.js';
import { spread } from './spread.js';

const lira = (text: string) => Money.of(text, 'TRY');
const spreadText = (total: string, weights: string[]) => spread(lira(total), weights.map(lira)).map(String);

describe('an amount spread over weights', () => {
  it.each([
    // Shares 0.333.. each: one kurus is missing, and the first of equals takes it.
    ['1.00', ['5.00', '5.00', '5.00'], ['0.34', '0.33', '0.33']],
    // 3.06 over 10.00, 5.30: shares 2.0000 and 1.0600.
    ['3.06', ['10.00', '5.30'], ['2.00', '1.06']],
    // 0.02 over 0.49, 0.49, 0.02: shares 0.0098, 0.0098, 0.0004.
    ['0.02', ['0.49', '0.49', '0.02'], ['0.01', '0.01', '0.00']],
    ['0.05', ['0.00', '0.00'], ['0.05', '0.00']],
    ['0.00', ['7.00'], ['0.00']],
    // A discount line takes its part away.
    ['2.00', ['15.00', '-5.00'], ['3.00', '-1.00']],
  ])('%s over %j', (total, weights, parts) => {
    expect(spreadText(total, weights)).toEqual(parts);
  });

  it('knows currencies without and with three decimals', () => {
    const yen = spread(
      Money.of('10', 'JPY'),
      ['1', '1', '1'].map((text) => Money.of(text, 'JPY')),
    );
    expect(yen.map(String)).toEqual(['4', '3', '3']);
    const dinars = spread(
      Money.of('0.010', 'KWD'),
      ['1', '1', '1'].map((text) => Money.of(text, 'KWD')),
    );
    expect(dinars.map(String)).toEqual(['0.004', '0.003', '0.003']);
  });

  it('refuses to spread over nothing', () => {
    expect(() => spread(lira('1.00'), [])).toThrow(RangeError);
  });

  it('always sums up to the amount, each part within one minor unit of its share', () => {
    const kurus = fc.integer({ min: 0, max: 1_000_000 });
    const text = (value: number) => (value / 100).toFixed(2);
    fc.assert(
      fc.property(kurus, fc.array(kurus, { minLength: 1, maxLength: 40 }), (total, weights) => {
        const parts = spread(
          lira(text(total)),
          weights.map((weight) => lira(text(weight))),
        );
        expect(Money.sum('TRY', parts).toString()).toBe(text(total));
        const sum = weights.reduce((one, other) => one + other, 0);
        if (sum === 0) return;
        for (const [index, part] of parts.entries()) {
          const share = (total * (weights[index] ?? 0)) / sum;
          expect(Math.abs(Number(part) * 100 - share)).toBeLessThan(1.000001);
        }
      }),
    );
  });
});
