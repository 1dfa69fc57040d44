import { describe, expect, it } from '@jest/globals';
import type { Catalogue } from './catalogue.js';
import { priceLines } from './price-lines.js';

const catalogue: Catalogue = new Map(
  [
    { sku: '85123A', unit: 'C62', kdvClass: 'GENERAL', kdvRate: '20' },
    { sku: '85123a', unit: 'KGM', kdvClass: 'BOOKS', kdvRate: '0' },
    { sku: 'NEW', unit: 'C62', kdvClass: 'UNRATED', kdvRate: null },
  ].map((entry) => [entry.sku, entry]),
);

const document = (...lines: [sku: string, quantity: string, unitPrice: string][]) => ({
  businessDate: '2010-12-01',
  currency: 'TRY',
  lines: lines.map(([sku, quantity, unitPrice], index) => ({ lineNo: index + 1, sku, quantity, unitPrice })),
});

describe('priceLines', () => {
  it('gives each line the unit, the rate and the net of its product, case of the SKU counting', () => {
    const { lines } = priceLines(document(['85123A', '6', '2.55'], ['85123a', '0.125', '4.04']), catalogue);
    expect(lines).toEqual([
      {
        lineNo: 1,
        sku: '85123A',
        quantity: '6',
        unit: 'C62',
        unitPrice: '2.55',
        kdvRate: '20',
        net: '15.30',
      },
      {
        lineNo: 2,
        sku: '85123a',
        quantity: '0.125',
        unit: 'KGM',
        unitPrice: '4.04',
        kdvRate: '0',
        net: '0.51',
      },
    ]);
  });

  it('sums the document and rounds its KDV once per rate', () => {
    const { net, kdv, gross } = priceLines(
      document(['85123A', '1', '0.02'], ['85123A', '2', '0.02']),
      catalogue,
    );
    expect([net, kdv, gross]).toEqual(['0.06', '0.01', '0.07']);
  });

  it('keeps a free sample as a line of net zero', () => {
    const { lines, gross } = priceLines(document(['85123A', '1', '0'], ['85123A', '1', '5']), catalogue);
    expect(lines.map(({ net }) => net)).toEqual(['0.00', '5.00']);
    expect(gross).toBe('6.00');
  });

  it('refuses an unknown product by name', () => {
    expect(() => priceLines(document(['85123A', '1', '1'], ['85124A', '1', '1']), catalogue)).toThrow(
      expect.objectContaining({
        code: 'PRODUCT_NOT_FOUND',
        message: 'product 85124A of line 2 is not known',
      }),
    );
  });

  it('refuses a product whose class has no rate on the day', () => {
    expect(() => priceLines(document(['NEW', '1', '1']), catalogue)).toThrow(
      expect.objectContaining({
        code: 'KDV_RATE_NOT_FOUND',
        message: 'no KDV rate of class UNRATED is valid on 2010-12-01',
      }),
    );
  });

  it.each([
    ['0', '1', 'quantity 0 of line 1'],
    ['0.000', '1', 'quantity 0.000 of line 1'],
    ['-2', '1', 'quantity -2 of line 1'],
    ['1', '-0.01', 'price -0.01 of line 1'],
    ['1000', '1000000000', 'line 1 comes to 1000000000000.00'],
    ['1000', '999999999', 'the document comes to 1199999998800.00'],
  ])('refuses %s pieces at %s', (quantity, unitPrice, message) => {
    expect(() => priceLines(document(['85123A', quantity, unitPrice]), catalogue)).toThrow(
      expect.objectContaining({ code: 'NUMBER_INVALID', message }),
    );
  });
});
