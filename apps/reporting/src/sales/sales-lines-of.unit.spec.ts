import { describe, expect, it } from '@jest/globals';
import type { FaturaKesildi } from '@kervan/contracts';
import { salesLinesOf } from './sales-lines-of.js';
import { invoice, type SoldLine } from './sold.mother.js';

const linesOf = (lines: readonly SoldLine[], rest: Parameters<typeof invoice>[1] = {}) =>
  linesOfInvoice(invoice('KRV2026000000001', { lines, ...rest }));
const linesOfInvoice = (of: FaturaKesildi['data']) => salesLinesOf({ ...of, owed: of.payable });

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

  it('given rounding to kurus, sales take what is left of the receivable, as in the ledger', () => {
    // 0.12 EUR at 1.45 = 0.174, KDV 0.02 = 0.029: 0.17 - 0.03; the net itself, 0.145, would be 0.15.
    const [line] = linesOf([{ sku: 'A', net: '0.10' }], { currency: 'EUR', fxRate: '1.45' });
    expect(line).toMatchObject({ netTry: '0.14', kdvTry: '0.03' });
  });

  it('given withheld KDV of several rates, they share what is withheld of the document', () => {
    // Half of 0.33 is 0.165, of 0.66 0.33: the first rate has 0.17, the second the other 0.16.
    const sold = linesOf(
      [
        { sku: 'A', net: '1.65', kdvRate: '20' },
        { sku: 'B', net: '3.30', kdvRate: '10' },
      ],
      { withholding: { tenths: 5, kdv: '0.33' }, payable: '5.28' },
    );
    // Summed up by rate, lowest first: 10 % comes first.
    expect(sold).toMatchObject([
      { sku: 'A', net: '1.65', netTry: '1.65', kdv: '0.33', withheld: '0.16', withheldTry: '0.16' },
      { sku: 'B', net: '3.30', netTry: '3.30', kdv: '0.33', withheld: '0.17', withheldTry: '0.17' },
    ]);
  });

  it('given an amount in another currency without a rate, it is refused', () => {
    expect(() => linesOf([{ sku: 'A', net: '1.00' }], { currency: 'EUR' })).toThrow(
      expect.objectContaining({ code: 'FX_RATE_NOT_FOUND' }),
    );
  });

  it('given KDV of a rate that no line has, it breaks a rule', () => {
    const kdvSummary = [{ rate: '10', base: '1.00', kdv: '0.10' }];
    expect(() => linesOf([{ sku: 'A', net: '1.00' }], { kdvSummary })).toThrow(
      expect.objectContaining({ code: 'RULE_VIOLATION' }),
    );
  });
});
