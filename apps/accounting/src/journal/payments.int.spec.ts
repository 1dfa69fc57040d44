import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  FaturaKesildi,
  IadeFaturasiAlindi,
  TahsilatAlindi,
  TahsilatEslestirildi,
  YevmiyeFisiIslendi,
} from '@kervan/contracts';
import { scenario, type Scenario } from '@kervan/testing';
import { accounting } from '../accounting.js';
import { exempt, invoice, matchedLater, payment, returned } from './documents.mother.js';

const EURO = { currency: 'EUR', fxRate: '50.05' };
const match = (invoiceNo: string, amount: string, fxRate?: string) => ({
  invoiceNo,
  amount,
  fxRate,
  settled: false,
});

describe('the journal of payments', () => {
  let s: Scenario;
  beforeAll(async () => {
    s = await scenario(accounting);
  });
  afterAll(() => s.close());

  const linesOf = (voucherNo: string) =>
    s.query(
      `SELECT gl_account, item_no, debit, credit FROM voucher_line WHERE voucher_no = $1 ORDER BY line_no`,
      [voucherNo],
    );
  const leftOf = (itemNo: string) =>
    s.query(
      `SELECT sum(debit - credit) AS lira, sum(document_debit - document_credit) AS document
       FROM voucher_line WHERE item_no = $1`,
      [itemNo],
    );

  it('posts 102 / 120 for what is settled and 340 for the rest', async () => {
    const paid = payment('THS2010000000001', '20.00', {
      matches: [match('KRV2010000000001', '18.36')],
      unmatched: '1.64',
    });
    const received = await s.when(TahsilatAlindi, paid);

    await s.thenPublished(YevmiyeFisiIslendi, {
      voucherNo: 'YF-THS2010000000001',
      date: '2010-12-20',
      sourceEventId: received,
      currency: 'TRY',
      debit: '20.00',
    });
    await s.thenNothing();
    expect(await linesOf('YF-THS2010000000001')).toEqual([
      { gl_account: '102', item_no: null, debit: '20.00', credit: '0.00' },
      { gl_account: '120', item_no: 'KRV2010000000001', debit: '0.00', credit: '18.36' },
      { gl_account: '340', item_no: null, debit: '0.00', credit: '1.64' },
    ]);
  });

  it('posts 340 / 120 for an advance that is matched later, each time with a voucher of its own', async () => {
    await s.given(TahsilatAlindi, payment('THS2010000000002', '30.00'));
    const rest = [
      ['18.36', '11.64'],
      ['11.64', '0.00'],
    ] as const;
    for (const [amount, unmatched] of rest) {
      const later = { matches: [match('KRV2010000000002', amount)], unmatched };
      const matched = await s.when(TahsilatEslestirildi, matchedLater('THS2010000000002', later));

      const voucherNo = `YF-THS2010000000002-${matched}`;
      await s.thenPublished(YevmiyeFisiIslendi, { voucherNo, date: '2010-12-22', debit: amount });
      expect(await linesOf(voucherNo)).toEqual([
        { gl_account: '340', item_no: null, debit: amount, credit: '0.00' },
        { gl_account: '120', item_no: 'KRV2010000000002', debit: '0.00', credit: amount },
      ]);
    }
    await s.thenNothing();
  });

  it('posts what is won between the rates of invoice and payment, in TRY with a document in EUR', async () => {
    const issued = { ...exempt('10.00'), currency: 'EUR', fxRate: '50' };
    await s.given(FaturaKesildi, invoice('KRV2010000000003', issued));
    const matches = [match('KRV2010000000003', '10.00', '50')];
    await s.when(
      TahsilatAlindi,
      payment('THS2010000000003', '10.00', { currency: 'EUR', fxRate: '52', matches }),
    );

    await s.thenPublished(YevmiyeFisiIslendi, { currency: 'TRY', debit: '520.00', credit: '520.00' });
    expect(await linesOf('YF-THS2010000000003')).toEqual([
      { gl_account: '102', item_no: null, debit: '520.00', credit: '0.00' },
      { gl_account: '120', item_no: 'KRV2010000000003', debit: '0.00', credit: '500.00' },
      { gl_account: '646', item_no: null, debit: '0.00', credit: '20.00' },
    ]);
    expect(await s.query("SELECT currency FROM voucher WHERE voucher_no = 'YF-THS2010000000003'")).toEqual([
      { currency: 'EUR' },
    ]);
  });

  it('leaves nothing of an invoice in TRY, in whatever parts it is settled and before it came', async () => {
    // 0.40 x 50.05 = 20.02; four parts of 0.10 would be 5.01 each: 20.04.
    const part = [match('KRV2010000000004', '0.10', '50.05')];
    await s.given(TahsilatAlindi, payment('THS2010000000004', '0.10', { ...EURO, matches: part }));
    await s.given(FaturaKesildi, invoice('KRV2010000000004', { ...EURO, ...exempt('0.40') }));
    const { net, kdv, gross, kdvSummary } = exempt('0.10');
    const back = { ...EURO, net, kdv, gross, kdvSummary, relatedInvoiceNo: 'KRV2010000000004' };
    await s.given(IadeFaturasiAlindi, returned('IAD2010000000004', back));
    await s.given(TahsilatAlindi, payment('THS2010000000005', '0.20', { ...EURO, unmatched: '0.20' }));
    for (const unmatched of ['0.10', '0.00'])
      await s.given(
        TahsilatEslestirildi,
        matchedLater('THS2010000000005', { ...EURO, matches: part, unmatched }),
      );

    expect(await leftOf('KRV2010000000004')).toEqual([{ lira: '0.00', document: '0.00' }]);
    expect(
      await s.query(
        `SELECT sum(debit - credit) AS lira FROM voucher_line JOIN voucher USING (voucher_no)
         WHERE document_no = 'THS2010000000005' AND gl_account = '340'`,
      ),
    ).toEqual([{ lira: '0.00' }]);
  });

  it('parks a payment in another currency that carries no rate, until it is asked again', async () => {
    await s.when(TahsilatAlindi, payment('THS2010000000006', '10.00', { currency: 'EUR' }));
    await s.thenParked('THS2010000000006', 'FX_RATE_NOT_FOUND');
  });

  it('parks a payment whose parts do not sum up to it', async () => {
    const wrong = { matches: [match('KRV2010000000001', '18.36')], unmatched: '1.63' };
    await s.when(TahsilatAlindi, payment('THS2010000000007', '20.00', wrong));
    await s.thenParked('THS2010000000007', 'VOUCHER_UNBALANCED');
  });
});
