import { describe, expect, it } from '@jest/globals';
import { partyInOrder, taxesInOrder } from './in-order.js';

describe('partyInOrder', () => {
  it.each([
    ['NL8200.98.395.B.01', 'NL', 'NL820098395B01'],
    ['123456789MVA', 'NO', 'NO123456789MVA'],
    ['NO123456789MVA', 'NO', 'NO123456789MVA'],
    ['1234567890', 'TR', '1234567890'],
    ['1234567890', null, '1234567890'],
    [' ', 'TR', null],
  ])('given tax number "%s" of %s, it is %s', (taxId, country, expected) => {
    expect(partyInOrder({ taxId, country, ids: [] }).taxId).toBe(expected);
  });

  it('puts ids in order, none twice, without the tax number', () => {
    const ids = [
      { scheme: '0088', id: '2' },
      { scheme: null, id: 'DK1' },
      { scheme: '0088', id: '1' },
      { scheme: '0088', id: '2' },
      { scheme: null, id: '9' },
    ];
    expect(partyInOrder({ taxId: 'DK1', country: 'DK', ids }).ids).toEqual([
      { scheme: null, id: '9' },
      { scheme: '0088', id: '1' },
      { scheme: '0088', id: '2' },
    ]);
  });
});

describe('taxesInOrder', () => {
  it('compares rates as numbers', () => {
    const taxes = ['25', '6', '12.5'].map((rate) => ({
      tax: { scheme: 'VAT', category: 'S', rate },
      taxable: null,
      amount: '0',
    }));
    expect(taxesInOrder(taxes).map(({ tax }) => tax.rate)).toEqual(['6', '12.5', '25']);
  });
});
