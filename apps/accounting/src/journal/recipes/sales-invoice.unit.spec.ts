import { describe, expect, it } from '@jest/globals';
import type { FaturaKesildi } from '@kervan/contracts';
import { salesInvoicePostings } from './sales-invoice.js';

const invoice = (kdvSummary: FaturaKesildi['data']['kdvSummary'], net: string, gross: string) => ({
  invoiceNo: 'KRV2010000000001',
  ettn: '0d5f6a0e-4a52-4cbb-9a7c-8a7f4f7a4c11',
  orderNo: 'SIP-1',
  accountNo: '17850',
  issueDate: '2010-12-01',
  dueDate: '2010-12-31',
  currency: 'TRY',
  lines: [],
  net,
  kdv: '0.00',
  gross,
  kdvSummary,
});
const written = (data: FaturaKesildi['data']) =>
  salesInvoicePostings(data).map(({ glAccount, accountNo, debit, credit }) => [
    glAccount,
    accountNo,
    debit.toString(),
    credit.toString(),
  ]);

describe('postings of a sales invoice', () => {
  it('debits 120 of the customer, credits 600 and 391 of the rate', () => {
    const data = invoice([{ rate: '20', base: '15.30', kdv: '3.06' }], '15.30', '18.36');
    expect(written(data)).toEqual([
      ['120', '17850', '18.36', '0.00'],
      ['600', null, '0.00', '15.30'],
      ['391001', null, '0.00', '3.06'],
    ]);
  });

  it('credits the sub-account of every rate and none for a rate without KDV', () => {
    const rates = [
      { rate: '0', base: '5.00', kdv: '0.00' },
      { rate: '1', base: '100.00', kdv: '1.00' },
      { rate: '10', base: '100.00', kdv: '10.00' },
      { rate: '20', base: '100.00', kdv: '20.00' },
    ];
    expect(written(invoice(rates, '305.00', '336.00')).slice(2)).toEqual([
      ['391003', null, '0.00', '1.00'],
      ['391002', null, '0.00', '10.00'],
      ['391001', null, '0.00', '20.00'],
    ]);
  });

  it('waits for an account rather than guess one for an unknown rate', () => {
    const data = invoice([{ rate: '18', base: '100.00', kdv: '18.00' }], '100.00', '118.00');
    expect(() => salesInvoicePostings(data)).toThrow(
      expect.objectContaining({
        code: 'GL_ACCOUNT_NOT_FOUND',
        message: '391 has no sub-account for KDV 18 %',
      }),
    );
  });
});
