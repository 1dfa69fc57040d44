import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AlacakSupheliHaleGeldi, FaturaKesildi, TahsilatAlindi, YevmiyeFisiIslendi } from '@kervan/contracts';
import { scenario, type Scenario } from '@kervan/testing';
import { accounting } from '../accounting.js';
import { exempt, invoice, payment } from '../journal/documents.mother.js';

const EURO = { accountNo: '12431', currency: 'EUR' };

describe('doubtful receivables', () => {
  let s: Scenario;
  beforeAll(async () => {
    s = await scenario(accounting);
    await s.given(FaturaKesildi, invoice('KRV2010000000001', exempt('100.00')));
    // 0.30 x 50 + 0.30 x 51 = 30.30
    for (const [invoiceNo, fxRate] of [
      ['KRV2010000000002', '50'],
      ['KRV2010000000003', '51'],
    ] as const)
      await s.given(FaturaKesildi, invoice(invoiceNo, { ...EURO, ...exempt('0.30'), fxRate }));
  });
  afterAll(() => s.close());

  const declare = (doubtful: object, headers?: Record<string, string>) =>
    s.http('POST', '/api/doubtful-receivables', doubtful, headers);
  const lira = (amount: string, more: object = {}) => ({
    accountNo: '17850',
    currency: 'TRY',
    amount,
    date: '2010-12-31',
    ...more,
  });
  const linesOf = (voucherNo: string) =>
    s.query(
      'SELECT gl_account, account_no, debit, credit FROM voucher_line WHERE voucher_no = $1 ORDER BY line_no',
      [voucherNo],
    );

  it('move from 120 to 128, with a provision, a number and a voucher of their own', async () => {
    const declared = await declare(lira('60.00', { provision: '45' }));
    const view = {
      documentNo: 'SPH2010000000001',
      voucherNo: 'YF-SPH2010000000001',
      accountNo: '17850',
      date: '2010-12-31',
      currency: 'TRY',
      fxRate: null,
      amount: '60.00',
      provision: '45.00',
      version: 1,
    };
    expect(declared).toMatchObject({ status: 201, body: view });

    const told = await s.thenPublished(AlacakSupheliHaleGeldi, {
      documentNo: 'SPH2010000000001',
      accountNo: '17850',
      amount: '60.00',
      provision: '45.00',
    });
    await s.thenPublished(YevmiyeFisiIslendi, {
      voucherNo: 'YF-SPH2010000000001',
      date: '2010-12-31',
      sourceEventId: told.id,
      debit: '105.00',
    });
    await s.thenNothing();
    expect(await linesOf('YF-SPH2010000000001')).toEqual([
      { gl_account: '128', account_no: '17850', debit: '60.00', credit: '0.00' },
      { gl_account: '120', account_no: '17850', debit: '0.00', credit: '60.00' },
      { gl_account: '654', account_no: null, debit: '45.00', credit: '0.00' },
      { gl_account: '129', account_no: '17850', debit: '0.00', credit: '45.00' },
    ]);
  });

  it('are not more than what the account owes', async () => {
    expect(await declare(lira('40.01'))).toMatchObject({
      status: 409,
      body: { code: 'ACCOUNT_STATE_INVALID', facts: { balance: '40.00' } },
    });
    expect(await declare({ ...lira('1.00'), accountNo: '0' })).toMatchObject({
      status: 404,
      body: { code: 'ACCOUNT_NOT_FOUND' },
    });
    await s.thenNothing();
  });

  it('are not more than that either when several are declared at once', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => declare(lira('15.00'))));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409, 409]);
    const numbers = await s.query('SELECT document_no FROM doubtful_receivable ORDER BY document_no');
    expect(numbers).toEqual([
      { document_no: 'SPH2010000000001' },
      { document_no: 'SPH2010000000002' },
      { document_no: 'SPH2010000000003' },
    ]);
    await s.past();
  });

  it('in another currency clear what 120 was booked with for the oldest invoice', async () => {
    const half = { ...EURO, amount: '0.30', fxRate: '52.5', date: '2011-01-31', provision: '0.10' };
    expect(await declare(half)).toMatchObject({
      status: 201,
      body: { documentNo: 'SPH2011000000001', fxRate: '52.5', amount: '0.30' },
    });
    await s.thenPublished(AlacakSupheliHaleGeldi, { fxRate: '52.5', currency: 'EUR' });
    await s.thenPublished(YevmiyeFisiIslendi, { currency: 'TRY', debit: '21.00' });
    // 0.30 x 50 = 15.00, the rest of it; 0.30 x 52.5 = 15.75.
    expect(await linesOf('YF-SPH2011000000001')).toEqual([
      { gl_account: '128', account_no: '12431', debit: '15.75', credit: '0.00' },
      { gl_account: '120', account_no: '12431', debit: '0.00', credit: '15.00' },
      { gl_account: '646', account_no: null, debit: '0.00', credit: '0.75' },
      { gl_account: '654', account_no: null, debit: '5.25', credit: '0.00' },
      { gl_account: '129', account_no: '12431', debit: '0.00', credit: '5.25' },
    ]);

    await declare({ ...half, provision: '0' });
    expect(
      await s.query(
        "SELECT sum(debit - credit) AS lira FROM voucher_line WHERE (gl_account, account_no) = ('120', '12431')",
      ),
    ).toEqual([{ lira: '0.00' }]);
  });

  it('are listed by number and account, in pages', async () => {
    expect(await s.http('GET', '/api/doubtful-receivables?limit=1')).toMatchObject({
      status: 200,
      body: { items: [{ documentNo: 'SPH2010000000001' }], next: 'SPH2010000000001' },
    });
    expect(await s.http('GET', '/api/doubtful-receivables?accountNo=12431')).toMatchObject({
      body: {
        items: [{ documentNo: 'SPH2011000000001' }, { documentNo: 'SPH2011000000002', provision: '0.00' }],
        next: null,
      },
    });
  });

  it.each([
    ['fxRate', lira('1.00', { fxRate: '50' })],
    ['fxRate', { ...EURO, amount: '0.10' }],
    ['fxRate', { ...EURO, amount: '0.10', fxRate: '0' }],
    ['amount', lira('0.00')],
    ['amount', lira('-1.00')],
    ['amount', lira('a lot')],
    ['amount', lira('1.005')],
    ['amount', lira('1.00', { provision: '0.005' })],
    ['provision', lira('1.00', { provision: '1.01' })],
    ['date', lira('1.00', { date: '2010-02-30' })],
  ])('with a faulty %s are refused', async (field, doubtful) => {
    expect(await declare(doubtful)).toMatchObject({
      status: 422,
      body: { code: 'REQUEST_INVALID', errors: [expect.objectContaining({ field })] },
    });
  });

  it('are declared once per idempotency key; there is nothing to match before', async () => {
    await s.given(FaturaKesildi, invoice('KRV2010000000004', exempt('10.00')));
    const once = await declare(lira('1.00'), { 'idempotency-key': 'doubt' });
    expect(once).toMatchObject({ status: 201 });
    expect((await declare(lira('1.00'), { 'idempotency-key': 'doubt' })).body).toEqual(once.body);
    expect(await declare(lira('1.00'), { 'if-match': '"1"' })).toMatchObject({ status: 422 });
  });

  it('are of today where no day is given', async () => {
    const undated = { accountNo: '17850', currency: 'TRY', amount: '1.00' };
    const year = new Date().getFullYear();
    expect(await declare(undated)).toMatchObject({
      status: 201,
      body: { documentNo: expect.stringMatching(new RegExp(`^SPH(${year}|${year + 1})`)) },
    });
  });

  it('are not declared on a day of a closed period', async () => {
    await s.http('POST', '/api/periods/2010-12/close');
    expect(await declare(lira('1.00'))).toMatchObject({
      status: 409,
      body: { code: 'PERIOD_STATE_INVALID', facts: { state: 'CLOSED' } },
    });
  });

  it('are still owed: 120 and 128 together are invoices less payments', async () => {
    const matches = [{ invoiceNo: 'KRV2010000000001', amount: '70.00', settled: false }];
    const paid = { paymentDate: '2011-02-01', matches };
    await s.given(TahsilatAlindi, payment('THS2011000000001', '70.00', paid));
    expect(
      await s.query(
        `SELECT sum(debit - credit) AS owed FROM voucher_line
         WHERE account_no = '17850' AND gl_account IN ('120', '128')`,
      ),
    ).toEqual([{ owed: '40.00' }]);
  });
});
