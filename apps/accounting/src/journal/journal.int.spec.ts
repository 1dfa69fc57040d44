import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FaturaKesildi, IadeFaturasiAlindi, YevmiyeFisiIslendi } from '@kervan/contracts';
import { scenario, type Scenario } from '@kervan/testing';
import { accounting } from '../accounting.js';
import { invoice, returned } from './documents.mother.js';

describe('the journal', () => {
  let s: Scenario;
  beforeAll(async () => {
    s = await scenario(accounting);
  });
  afterAll(() => s.close());

  const linesOf = (voucherNo: string) =>
    s.query(
      `SELECT gl_account, account_no, debit, credit FROM voucher_line WHERE voucher_no = $1 ORDER BY line_no`,
      [voucherNo],
    );

  it('posts 120 / 600 / 391 for an invoice, in the flow of its order', async () => {
    const issued = await s.when(FaturaKesildi, invoice('KRV2010000000001'), {
      flow: { workOrderNo: 'IE-536365' },
    });

    const posted = await s.thenPublished(YevmiyeFisiIslendi, {
      voucherNo: 'YF-KRV2010000000001',
      date: '2010-12-01',
      sourceEventId: issued,
      debit: '18.36',
      credit: '18.36',
    });
    expect(posted).toMatchObject({ causationId: issued, workOrderNo: 'IE-536365' });
    await s.thenNothing();
    expect(await linesOf('YF-KRV2010000000001')).toEqual([
      { gl_account: '120', account_no: '17850', debit: '18.36', credit: '0.00' },
      { gl_account: '600', account_no: null, debit: '0.00', credit: '15.30' },
      { gl_account: '391001', account_no: null, debit: '0.00', credit: '3.06' },
    ]);
  });

  it('posts 610, 191 / 120 for a return invoice', async () => {
    await s.when(IadeFaturasiAlindi, returned('IAD2010000000001'));

    await s.thenPublished(YevmiyeFisiIslendi, { voucherNo: 'YF-IAD2010000000001', debit: '18.36' });
    expect(await linesOf('YF-IAD2010000000001')).toEqual([
      { gl_account: '610', account_no: null, debit: '15.30', credit: '0.00' },
      { gl_account: '191', account_no: null, debit: '3.06', credit: '0.00' },
      { gl_account: '120', account_no: '17850', debit: '0.00', credit: '18.36' },
    ]);
  });

  it('posts one voucher for an invoice that comes twice', async () => {
    const issued = await s.when(FaturaKesildi, invoice('KRV2010000000002'));
    await s.redeliver(issued);

    await s.thenPublished(YevmiyeFisiIslendi, { voucherNo: 'YF-KRV2010000000002' });
    await s.thenNothing();
    expect(await linesOf('YF-KRV2010000000002')).toHaveLength(3);
  });

  it('parks an invoice whose sums do not agree, and posts nothing of it', async () => {
    await s.when(FaturaKesildi, { ...invoice('KRV2010000000003'), payable: '18.37' });

    await s.thenParked('KRV2010000000003', 'VOUCHER_UNBALANCED');
    await s.thenNothing();
    expect(await linesOf('YF-KRV2010000000003')).toEqual([]);
  });

  it('parks an invoice with a KDV rate that has no account', async () => {
    const kdvSummary = [{ rate: '7', base: '15.30', kdv: '3.06' }];
    await s.when(FaturaKesildi, { ...invoice('KRV2010000000004'), kdvSummary });
    await s.thenParked('KRV2010000000004', 'GL_ACCOUNT_NOT_FOUND');
  });

  it('answers its trial balance and the statement of an account', async () => {
    expect(await s.http('GET', '/api/trial-balance')).toMatchObject({
      status: 200,
      body: {
        currency: 'TRY',
        accounts: [
          { glAccount: '120', debit: '36.72', credit: '18.36', balance: '18.36' },
          { glAccount: '191', debit: '3.06', credit: '0.00', balance: '3.06' },
          { glAccount: '391001', debit: '0.00', credit: '6.12', balance: '-6.12' },
          { glAccount: '600', debit: '0.00', credit: '30.60', balance: '-30.60' },
          { glAccount: '610', debit: '15.30', credit: '0.00', balance: '15.30' },
        ],
        total: { debit: '55.08', credit: '55.08', balance: '0.00' },
      },
    });
    expect(await s.http('GET', '/api/trial-balance?currency=EUR')).toMatchObject({ body: { accounts: [] } });
    expect(await s.http('GET', '/api/accounts/17850/statement')).toMatchObject({
      status: 200,
      body: { items: [{}, {}, { balance: '18.36' }], next: null },
    });
  });
});
