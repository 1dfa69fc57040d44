import { describe, expect, it } from '@jest/globals';
import type { CanonicalInvoice, InvoiceTotals } from './documents.js';
import { amountMismatches } from './invoice-amounts.js';

const item = { sellersId: '1', buyersId: null, standardId: null, name: null };
const party = { taxId: null, ids: [], country: null };

/** Lines of 10.10 and 20.20, 0.30 off, 1.00 on, 20 % tax. */
function invoice(totals: Partial<InvoiceTotals> = {}): CanonicalInvoice {
  const line = (no: string, net: string) => ({
    no,
    item,
    quantity: '1',
    unit: null,
    price: null,
    net,
    taxes: [],
    allowanceCharges: [],
  });
  return {
    kind: 'invoice',
    number: 'A1',
    issueDate: '2026-01-01',
    seller: party,
    buyer: party,
    typeCode: '380',
    turkish: null,
    dueDate: null,
    currency: 'TRY',
    orderNo: null,
    lines: [line('1', '10.1'), line('2', '20.2')],
    allowanceCharges: [
      { kind: 'allowance', amount: '0.3', reasonCode: null, tax: null },
      { kind: 'charge', amount: '1', reasonCode: null, tax: null },
    ],
    taxes: [{ tax: { scheme: 'VAT', category: 'S', rate: '20' }, taxable: '31', amount: '6.2' }],
    withheld: [],
    totals: {
      lineNet: '30.3',
      allowance: '0.3',
      charge: '1',
      taxExclusive: '31',
      tax: '6.2',
      taxInclusive: '37.2',
      prepaid: null,
      rounding: null,
      payable: '37.2',
      ...totals,
    },
  };
}

describe('amountMismatches', () => {
  it('finds nothing in an invoice that adds up', () => {
    expect(amountMismatches(invoice())).toEqual([]);
  });

  it.each([
    ['lineNet', '30.31', '30.3', ['totals.lineNet', 'totals.taxExclusive']],
    ['allowance', '0.2', '0.3', ['totals.allowance', 'totals.taxExclusive']],
    ['charge', '2', '1', ['totals.charge', 'totals.taxExclusive']],
    ['taxExclusive', '30', '31', ['totals.taxExclusive', 'totals.taxInclusive']],
    ['tax', '6', '6.2', ['totals.tax', 'totals.taxInclusive']],
    ['taxInclusive', '37', '37.2', ['totals.taxInclusive', 'totals.payable']],
    ['payable', '37.19', '37.2', ['totals.payable']],
  ])('given %s of %s, it says %s, and what no longer follows', (field, stated, computed, fields) => {
    const found = amountMismatches(invoice({ [field]: stated }));
    expect(found.map((mismatch) => mismatch.field)).toEqual(fields);
    expect(found[0]).toEqual({ field: `totals.${field}`, stated, computed });
  });

  it('compares what is to be paid with what the parts give where no sum between is stated', () => {
    const bare = { lineNet: null, allowance: null, charge: null, taxExclusive: null, taxInclusive: null };
    expect(amountMismatches(invoice({ ...bare, prepaid: '7', rounding: '-0.2', payable: '30' }))).toEqual([]);
    expect(amountMismatches(invoice({ ...bare, payable: '37.3' }))).toEqual([
      { field: 'totals.payable', stated: '37.3', computed: '37.2' },
    ]);
  });
});
