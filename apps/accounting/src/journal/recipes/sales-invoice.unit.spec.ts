import { describe, expect, it } from '@jest/globals';
import { exempt, invoice } from '../documents.mother.js';
import { salesInvoicePostings } from './sales-invoice.js';
import { written, writtenAsDocument } from './written.mother.js';

const NO = 'KRV2010000000001';

describe('postings of a sales invoice', () => {
  it('debit 120 of the customer, credit 600 and 391 of the rate', () => {
    expect(written(salesInvoicePostings(invoice(NO)))).toEqual([
      ['120', '17850', '18.36', '0.00'],
      ['600', null, '0.00', '15.30'],
      ['391001', null, '0.00', '3.06'],
    ]);
  });

  it('raise an open item of the invoice with its due day', () => {
    const [receivable, sales] = salesInvoicePostings(invoice(NO));
    expect(receivable).toMatchObject({ itemNo: NO, dueDate: '2010-12-31' });
    expect(sales).toMatchObject({ itemNo: null, dueDate: null });
  });

  it('credit the sub-account of every rate, also the old ones, and none for a rate without KDV', () => {
    const kdvSummary = [
      { rate: '0', base: '5.00', kdv: '0.00' },
      { rate: '1', base: '100.00', kdv: '1.00' },
      { rate: '8', base: '100.00', kdv: '8.00' },
      { rate: '10', base: '100.00', kdv: '10.00' },
      { rate: '18', base: '100.00', kdv: '18.00' },
      { rate: '20', base: '100.00', kdv: '20.00' },
    ];
    const data = invoice(NO, { kdvSummary, net: '505.00', gross: '562.00', payable: '562.00' });
    expect(written(salesInvoicePostings(data)).slice(1)).toEqual([
      ['600', null, '0.00', '505.00'],
      ['391003', null, '0.00', '1.00'],
      ['391005', null, '0.00', '8.00'],
      ['391002', null, '0.00', '10.00'],
      ['391004', null, '0.00', '18.00'],
      ['391001', null, '0.00', '20.00'],
    ]);
  });

  it('wait for an account rather than guess one for an unknown rate', () => {
    const data = invoice(NO, { kdvSummary: [{ rate: '7', base: '100.00', kdv: '7.00' }] });
    expect(() => salesInvoicePostings(data)).toThrow(
      expect.objectContaining({
        code: 'GL_ACCOUNT_NOT_FOUND',
        message: '391 has no sub-account for KDV 7 %',
      }),
    );
  });

  it('credit 601 with an export, in TRY at the rate of the invoice and beside it in its currency', () => {
    const data = invoice(NO, { ...exempt('15.30'), currency: 'EUR', fxRate: '51.2345' });
    const postings = salesInvoicePostings(data);
    // 15.30 x 51.2345 = 783.88785
    expect(written(postings)).toEqual([
      ['120', '17850', '783.89', '0.00'],
      ['601', null, '0.00', '783.89'],
    ]);
    expect(writtenAsDocument(postings)).toEqual([
      ['120', '15.30', '0.00'],
      ['601', '0.00', '15.30'],
    ]);
  });

  it('leave it to sales to take the rest of rounding', () => {
    const data = invoice(NO, { currency: 'EUR', fxRate: '50.005' });
    // 18.36 x 50.005 = 918.0918; 3.06 x 50.005 = 153.0153; 15.30 x 50.005 = 765.0765 would be 765.08
    expect(written(salesInvoicePostings(data))).toEqual([
      ['120', '17850', '918.09', '0.00'],
      ['600', null, '0.00', '765.07'],
      ['391001', null, '0.00', '153.02'],
    ]);
  });

  it('refuse an invoice in another currency without a rate', () => {
    expect(() => salesInvoicePostings(invoice(NO, { currency: 'EUR' }))).toThrow(
      expect.objectContaining({ code: 'FX_RATE_NOT_FOUND' }),
    );
  });
});

describe('postings of an invoice of which the buyer withholds KDV', () => {
  const withheld = (
    kdvSummary: { rate: string; base: string; kdv: string }[],
    net: string,
    payable: string,
  ) =>
    invoice(NO, {
      invoiceType: 'TEVKIFAT',
      kdvSummary,
      net,
      payable,
      withholding: { tenths: 9, kdv: '0.00' },
    });

  it('credit the share of the seller alone, as in the official sample', () => {
    const data = withheld([{ rate: '18', base: '20000.00', kdv: '3600.00' }], '20000.00', '20360.00');
    expect(written(salesInvoicePostings(data))).toEqual([
      ['120', '17850', '20360.00', '0.00'],
      ['600', null, '0.00', '20000.00'],
      ['391004', null, '0.00', '360.00'],
    ]);
  });

  it('spread what is withheld over the rates so that it sums up to that of the document', () => {
    // 9/10 of 0.05 + 0.05: rounded for the document 0.09, for each rate 0.05.
    const summary = [
      { rate: '10', base: '0.50', kdv: '0.05' },
      { rate: '20', base: '0.25', kdv: '0.05' },
    ];
    expect(written(salesInvoicePostings(withheld(summary, '0.75', '0.76')))).toEqual([
      ['120', '17850', '0.76', '0.00'],
      ['600', null, '0.00', '0.75'],
      ['391001', null, '0.00', '0.01'],
    ]);
  });

  it('credit no KDV where all of it is withheld', () => {
    const data = invoice(NO, {
      invoiceType: 'TEVKIFAT',
      payable: '15.30',
      withholding: { tenths: 10, kdv: '3.06' },
    });
    expect(written(salesInvoicePostings(data)).map(([account]) => account)).toEqual(['120', '600']);
  });
});
