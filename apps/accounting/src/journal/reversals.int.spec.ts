import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  FaturaIptalEdildi,
  FaturaKesildi,
  PrimGeriAlindi,
  PrimHakedildi,
  YevmiyeFisiIslendi,
} from '@kervan/contracts';
import { scenario, type Scenario } from '@kervan/testing';
import { accounting } from '../accounting.js';
import { cancelled, commission, exempt, invoice } from './documents.mother.js';

describe('the journal of cancelled invoices and of commissions', () => {
  let s: Scenario;
  beforeAll(async () => {
    s = await scenario(accounting);
  });
  afterAll(() => s.close());

  const linesOf = (voucherNo: string) =>
    s.query(
      `SELECT gl_account, account_no, item_no, due_date, debit, credit, document_debit, document_credit
       FROM voucher_line WHERE voucher_no = $1 ORDER BY line_no`,
      [voucherNo],
    );

  it('posts the lines of a cancelled invoice with sides swapped, on the day of the cancellation', async () => {
    const issued = invoice('KRV2010000000001');
    await s.given(FaturaKesildi, issued);
    const event = await s.when(FaturaIptalEdildi, cancelled(issued));

    await s.thenPublished(YevmiyeFisiIslendi, {
      voucherNo: 'YF-KRV2010000000001-IPTAL',
      date: '2010-12-02',
      sourceEventId: event,
      debit: '18.36',
      credit: '18.36',
    });
    const sides = (debit: string, credit: string) => ({
      debit,
      credit,
      document_debit: debit,
      document_credit: credit,
    });
    const none = { account_no: null, item_no: null, due_date: null };
    expect(await linesOf('YF-KRV2010000000001-IPTAL')).toEqual([
      {
        gl_account: '120',
        account_no: '17850',
        item_no: 'KRV2010000000001',
        due_date: null,
        ...sides('0.00', '18.36'),
      },
      { gl_account: '600', ...none, ...sides('15.30', '0.00') },
      { gl_account: '391001', ...none, ...sides('3.06', '0.00') },
    ]);
  });

  it('takes an invoice in another currency back at the rate it was booked with', async () => {
    const issued = invoice('KRV2010000000002', { ...exempt('15.30'), currency: 'EUR', fxRate: '51.2345' });
    await s.given(FaturaKesildi, issued);
    await s.when(FaturaIptalEdildi, cancelled(issued));

    await s.thenPublished(YevmiyeFisiIslendi, { currency: 'TRY', debit: '783.89' });
    expect(
      await s.query(
        `SELECT gl_account, sum(debit - credit) AS lira, sum(document_debit - document_credit) AS document
         FROM voucher_line WHERE voucher_no LIKE 'YF-KRV2010000000002%' GROUP BY gl_account ORDER BY gl_account`,
      ),
    ).toEqual([
      { gl_account: '120', lira: '0.00', document: '0.00' },
      { gl_account: '601', lira: '0.00', document: '0.00' },
    ]);
  });

  it('parks a cancellation whose invoice it does not know', async () => {
    await s.when(FaturaIptalEdildi, cancelled(invoice('KRV2010000000009')));
    await s.thenParked('KRV2010000000009', 'VOUCHER_NOT_FOUND');
  });

  it('posts 760 / 335, 360 for a commission that was earned, and swaps them when it is taken back', async () => {
    const earned = await s.when(PrimHakedildi, commission);
    await s.thenPublished(YevmiyeFisiIslendi, {
      voucherNo: 'YF-PRM-KRV2010000000001/1',
      date: '2010-12-20',
      sourceEventId: earned,
      debit: '50.00',
    });
    const back = { ...commission, accrualNo: 'PRM-KRV2010000000001/2', returnInvoiceNo: null };
    await s.when(PrimGeriAlindi, back);
    await s.thenPublished(YevmiyeFisiIslendi, { voucherNo: 'YF-PRM-KRV2010000000001/2', debit: '50.00' });

    expect(await linesOf('YF-PRM-KRV2010000000001/1')).toMatchObject([
      { gl_account: '760', debit: '50.00', credit: '0.00' },
      { gl_account: '335', debit: '0.00', credit: '42.50' },
      { gl_account: '360', debit: '0.00', credit: '7.50' },
    ]);
    expect(await linesOf('YF-PRM-KRV2010000000001/2')).toMatchObject([
      { gl_account: '335', debit: '42.50', credit: '0.00' },
      { gl_account: '360', debit: '7.50', credit: '0.00' },
      { gl_account: '760', debit: '0.00', credit: '50.00' },
    ]);
    expect(await s.http('GET', '/api/vouchers/YF-PRM-KRV2010000000001%2F1')).toMatchObject({ status: 200 });
  });
});
