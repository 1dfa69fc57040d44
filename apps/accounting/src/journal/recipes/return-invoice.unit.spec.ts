import { describe, expect, it } from '@jest/globals';
import { returnInvoicePostings } from './return-invoice.js';

const returned = {
  invoiceNo: 'IAD2010000000001',
  documentNo: 'C536379',
  relatedInvoiceNo: null,
  accountNo: '14527',
  issueDate: '2010-12-01',
  currency: 'TRY',
  lines: [],
  net: '27.50',
  kdv: '5.50',
  gross: '33.00',
  kdvSummary: [{ rate: '20', base: '27.50', kdv: '5.50' }],
};

describe('postings of a return invoice', () => {
  it('debits 610 and 191, credits 120 of the customer', () => {
    const postings = returnInvoicePostings(returned).map(({ glAccount, accountNo, debit, credit }) => [
      glAccount,
      accountNo,
      debit.toString(),
      credit.toString(),
    ]);
    expect(postings).toEqual([
      ['610', null, '27.50', '0.00'],
      ['191', null, '5.50', '0.00'],
      ['120', '14527', '0.00', '33.00'],
    ]);
  });

  it('without KDV, 191 is not touched', () => {
    const postings = returnInvoicePostings({ ...returned, kdv: '0.00', gross: '27.50', kdvSummary: [] });
    expect(postings.map(({ glAccount }) => glAccount)).toEqual(['610', '120']);
  });
});
