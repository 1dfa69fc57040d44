import { describe, expect, it } from '@jest/globals';
import { salesLinesOf } from './sales-lines-of.js';
import { invoice, type SoldLine } from './sold.mother.js';

const linesOf = (lines: readonly SoldLine[], rest: Parameters<typeof invoice>[1] = {}) =>
  salesLinesOf(invoice('KRV2026000000001', { lines, ...rest }));

describe('lines of a document by product and KDV rate', () => {
  it('lines of one product and rate become one', () => {
    const sold = linesOf([
      { sku: 'MUM', quantity: '2', net: '10.00' },
      { sku: 'FENER', quantity: '1', net: '4.00' },
      { sku: 'MUM', quantity: '0.5', net: '2.50', kdvRate: '20.0' },
      { sku: 'MUM', quantity: '1', net: '5.00', kdvRate: '10' },
    ]);
    expect(sold).toMatchObject([
      { sku: 'MUM', kdvRate: '20', quantity: '2.5', net: '12.50', netTry: '12.50', kdv: '2.50' },
      { sku: 'FENER', kdvRate: '20', quantity: '1', net: '4.00', kdv: '0.80' },
      { sku: 'MUM', kdvRate: '10', quantity: '1', net: '5.00', kdv: '0.50' },
    ]);
  });

  it('given KDV that the rounded lines would miss, the products get parts of it', () => {
    // 20 % of 0.02 x 3 = 0.012, so 0.01 for the document; each line alone would round to 0.00.
    const sold = linesOf([
      { sku: 'A', net: '0.02' },
      { sku: 'B', net: '0.02' },
      { sku: 'C', net: '0.02' },
    ]);
    expect(sold.map(({ kdv }) => kdv)).toEqual(['0.01', '0.00', '0.00']);
  });

  it('given another currency, the parts in TRY sum up to what the document makes', () => {
    // Net 10.00 EUR at 35.123456 = 351.23456, KDV 2.00 EUR = 70.246912.
    const sold = linesOf(
      [
        { sku: 'A', net: '3.33' },
        { sku: 'B', net: '3.33' },
        { sku: 'C', net: '3.34' },
      ],
      { currency: 'EUR', fxRate: '35.123456' },
    );
    // Shares of 351.23: 116.95959, 116.95959, 117.31082; of 70.25: 23.39325, 23.39325, 23.4635.
    expect(sold.map(({ netTry, kdvTry }) => [netTry, kdvTry])).toEqual([
      ['116.96', '23.39'],
      ['116.96', '23.39'],
      ['117.31', '23.47'],
    ]);
  });

  it('given an amount in another currency without a rate, it breaks a rule', () => {
    expect(() => linesOf([{ sku: 'A', net: '1.00' }], { currency: 'EUR' })).toThrow(
      expect.objectContaining({ code: 'RULE_VIOLATION' }),
    );
  });

  it('given KDV of a rate that no line has, it breaks a rule', () => {
    const kdvSummary = [{ rate: '10', base: '1.00', kdv: '0.10' }];
    expect(() => linesOf([{ sku: 'A', net: '1.00' }], { kdvSummary })).toThrow(
      expect.objectContaining({ code: 'RULE_VIOLATION' }),
    );
  });
});
