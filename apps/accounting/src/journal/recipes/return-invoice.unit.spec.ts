import { describe, expect, it } from '@jest/globals';
import { Money } from '@kervan/money';
import { exempt, returned } from '../documents.mother.js';
import { returnInvoicePostings } from './return-invoice.js';
import { written } from './written.mother.js';

const NO = 'IAD2010000000001';
const nothing = Money.zero('TRY');

describe('postings of a return invoice', () => {
  it('debit 610 and 191, credit 120 of the customer', () => {
    expect(written(returnInvoicePostings(returned(NO), nothing))).toEqual([
      ['610', null, '15.30', '0.00'],
      ['191', null, '3.06', '0.00'],
      ['120', '17850', '0.00', '18.36'],
    ]);
  });

  it('settle the invoice that is named', () => {
    const data = returned(NO, { relatedInvoiceNo: 'KRV2010000000001' });
    const [, , receivable] = returnInvoicePostings(data, nothing);
    expect(receivable).toMatchObject({ itemNo: 'KRV2010000000001', dueDate: null });
  });

  it('are an open item of their own where none is named', () => {
    const [, , receivable] = returnInvoicePostings(returned(NO), nothing);
    expect(receivable).toMatchObject({ itemNo: NO, dueDate: '2010-12-01' });
  });

  it('do not touch 191 without KDV', () => {
    const data = returned(NO, { kdv: '0.00', gross: '15.30', kdvSummary: [] });
    expect(returnInvoicePostings(data, nothing).map(({ glAccount }) => glAccount)).toEqual(['610', '120']);
  });

  it('credit what is left of the invoice in TRY when nothing of it is open any more', () => {
    const { net, kdv, gross, kdvSummary } = exempt('0.10');
    const data = returned(NO, { net, kdv, gross, kdvSummary, currency: 'EUR', fxRate: '50.05' });
    // The invoice: 0.20 x 50.05 = 10.01. 0.10 each time: 5.005 rounded up, then the rest.
    const credited = (before: string) =>
      returnInvoicePostings(data, Money.of(before, 'EUR')).at(-1)?.credit.lira.toString();
    expect([credited('0.00'), credited('0.10')]).toEqual(['5.01', '5.00']);
  });
});
