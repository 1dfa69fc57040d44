import { describe, expect, it } from '@jest/globals';
import { Money } from '@kervan/money';
import { exempt, returned } from '../documents.mother.js';
import { clearing, doubtfulLira } from './clearing.mother.js';
import { returnInvoicePostings } from './return-invoice.js';
import { written } from './written.mother.js';

const NO = 'IAD2010000000001';
const whole = clearing(Money.of('18.36', 'TRY'));

describe('postings of a return invoice', () => {
  it('debit 610 and 191, credit 120 of the customer', () => {
    expect(written(returnInvoicePostings(returned(NO), whole))).toEqual([
      ['610', null, '15.30', '0.00'],
      ['191', null, '3.06', '0.00'],
      ['120', '17850', '0.00', '18.36'],
    ]);
  });

  it('settle the invoice that is named', () => {
    const data = returned(NO, { relatedInvoiceNo: 'KRV2010000000001' });
    const [, , receivable] = returnInvoicePostings(data, whole);
    expect(receivable).toMatchObject({ itemNo: 'KRV2010000000001', dueDate: null });
  });

  it('are an open item of their own where none is named', () => {
    const [, , receivable] = returnInvoicePostings(returned(NO), whole);
    expect(receivable).toMatchObject({ itemNo: NO, dueDate: '2010-12-01' });
  });

  it('clear what is doubtful of the invoice first', () => {
    const data = returned(NO, { relatedInvoiceNo: 'KRV2010000000001' });
    const doubtful = doubtfulLira('10.00', '5.00');
    expect(written(returnInvoicePostings(data, { ...whole, doubtful })).slice(2)).toEqual([
      ['128', '17850', '0.00', '10.00'],
      ['120', '17850', '0.00', '8.36'],
      ['129', '17850', '5.00', '0.00'],
      ['644', null, '0.00', '5.00'],
    ]);
  });

  it('do not touch 191 without KDV', () => {
    const data = returned(NO, { kdv: '0.00', gross: '15.30', kdvSummary: [] });
    expect(
      returnInvoicePostings(data, clearing(Money.of('15.30', 'TRY'))).map(({ glAccount }) => glAccount),
    ).toEqual(['610', '120']);
  });

  it('credit what is left of the invoice in TRY when nothing of it is open any more', () => {
    const { net, kdv, gross, kdvSummary } = exempt('0.10');
    const data = returned(NO, { net, kdv, gross, kdvSummary, currency: 'EUR', fxRate: '50.05' });
    // The invoice: 0.20 x 50.05 = 10.01. 0.10 each time: 5.005 rounded up, then the rest.
    const euro = (text: string) => Money.of(text, 'EUR');
    const credited = (before: string) =>
      returnInvoicePostings(data, clearing(euro('0.10'), { clearedBefore: euro(before) }))
        .at(-1)
        ?.credit.lira.toString();
    expect([credited('0.00'), credited('0.10')]).toEqual(['5.01', '5.00']);
  });
});
