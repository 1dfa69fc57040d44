import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FaturaKesildi, StokRezervasyonuTamamlandi, TahsilatEslestirildi } from '@kervan/contracts';
import { TradingCore } from '../trading-core.mother.js';
import { reservation } from '../warehouse-answer.mother.js';

const line = { lineNo: 1, depotNo: 'MERKEZ', sku: 'MUG', quantity: '1' };

describe('an advance', () => {
  let core: TradingCore;
  beforeAll(async () => {
    core = await TradingCore.start();
  });
  beforeEach(() => core.empty());
  afterAll(() => core.s.close());

  const balance = async () => {
    const [account] = await core.s.query('SELECT balance, advances, open_order_amount AS open FROM account');
    return account;
  };
  const reserved = (orderNo: string) =>
    core.s.when(StokRezervasyonuTamamlandi, reservation(orderNo, { lines: [line] }));
  const match = (invoices: object[], headers?: Record<string, string>) =>
    core.s.http(
      'POST',
      '/api/payments/THS2026000000001/matches',
      { invoices, matchDate: '2026-03-09' },
      headers,
    );

  it('is matched to the next invoices as they are issued, oldest payment first', async () => {
    await core.pay('100.00', { paymentDate: '2026-03-05' });
    await core.pay('60.00', { paymentDate: '2026-03-01' });
    expect(await balance()).toEqual({ balance: '0.00', advances: '160.00', open: '0.00' });
    await core.approved('SIP-1');
    await core.approved('SIP-2');
    await core.s.past();

    const cause = await reserved('SIP-1');
    const invoice = await core.s.thenPublished(FaturaKesildi, { orderNo: 'SIP-1', payable: '120.00' });
    const { invoiceNo } = invoice.data;
    const older = await core.s.thenPublished(TahsilatEslestirildi);
    expect(older.data).toEqual({
      paymentNo: 'THS2026000000002',
      accountNo: '17850',
      matchDate: '2026-03-02',
      currency: 'TRY',
      matches: [{ invoiceNo, amount: '60.00', settled: false }],
      unmatched: '0.00',
    });
    expect(older.causationId).toBe(cause);
    await core.s.thenPublished(TahsilatEslestirildi, {
      paymentNo: 'THS2026000000001',
      matchDate: '2026-03-05',
      matches: [{ invoiceNo, amount: '60.00', settled: true }],
      unmatched: '40.00',
    });
    await core.s.thenNothing();
    expect(await balance()).toEqual({ balance: '0.00', advances: '40.00', open: '120.00' });
    expect(await core.read(`invoices/${invoiceNo}`)).toMatchObject({ state: 'SETTLED', openAmount: '0.00' });

    await reserved('SIP-2');
    await core.s.thenPublished(FaturaKesildi, { orderNo: 'SIP-2' });
    await core.s.thenPublished(TahsilatEslestirildi, {
      matches: [{ amount: '40.00', settled: false }],
      unmatched: '0.00',
    });
    await core.s.thenNothing();
    expect(await balance()).toEqual({ balance: '80.00', advances: '0.00', open: '0.00' });
    expect(await core.read('payments/THS2026000000001')).toMatchObject({
      unmatched: '0.00',
      version: 3,
      matches: [{ amount: '60.00' }, { amount: '40.00' }],
    });
  });

  it('is used of a hundred payments at once; what is left goes to the next invoice', async () => {
    await core.s.query(
      `INSERT INTO payment (payment_no, series, number, account_no, payment_date, method, currency, amount, unmatched, version)
       SELECT 'THS2026' || lpad(number::text, 9, '0'), 'THS2026', number, '17850', '2026-03-01', 'CASH', 'TRY', 1, 1, 1
       FROM generate_series(1, 130) AS number`,
    );
    await core.s.query("UPDATE account SET advances = 130 WHERE account_no = '17850'");
    await core.invoiced('SIP-1');
    expect(await balance()).toEqual({ balance: '20.00', advances: '30.00', open: '0.00' });
    expect(await core.s.query('SELECT count(*) AS used FROM payment WHERE unmatched = 0')).toEqual([
      { used: 100 },
    ]);
    const next = await core.invoiced('SIP-2');
    expect(await balance()).toEqual({ balance: '110.00', advances: '0.00', open: '0.00' });
    expect(await core.read(`invoices/${next}`)).toMatchObject({ openAmount: '90.00' });
  });

  it('is matched to an invoice by a clerk', async () => {
    const [one, two] = [await core.invoiced('SIP-1'), await core.invoiced('SIP-2')];
    await core.pay('200.00', { invoices: [] });
    await core.s.past();

    expect(
      await match([{ invoiceNo: one }, { invoiceNo: two, amount: '30.00' }], { 'If-Match': '"1"' }),
    ).toMatchObject({
      status: 200,
      body: { unmatched: '50.00', version: 2 },
    });
    await core.s.thenPublished(TahsilatEslestirildi, {
      paymentNo: 'THS2026000000001',
      matchDate: '2026-03-09',
      matches: [
        { invoiceNo: one, amount: '120.00', settled: true },
        { invoiceNo: two, amount: '30.00', settled: false },
      ],
      unmatched: '50.00',
    });
    expect(await balance()).toEqual({ balance: '90.00', advances: '50.00', open: '0.00' });
    expect(await match([{ invoiceNo: two }], { 'If-Match': '"1"' })).toMatchObject({
      status: 412,
      body: { code: 'VERSION_MISMATCH' },
    });
    // As far as both go.
    expect(await match([{ invoiceNo: two }])).toMatchObject({ body: { unmatched: '0.00', version: 3 } });
    expect(await match([{ invoiceNo: two }])).toMatchObject({
      status: 409,
      body: { code: 'PAYMENT_STATE_INVALID', facts: { state: 'MATCHED' } },
    });
  });

  it('is matched as asked or not at all', async () => {
    await core.opened('17851');
    const [mine, foreign] = [
      await core.invoiced('SIP-1'),
      await core.invoiced('SIP-2', { accountNo: '17851' }),
    ];
    const cancelled = await core.invoiced('SIP-3');
    await core.s.http('POST', `/api/invoices/${cancelled}/cancel`);
    await core.pay('150.00', { invoices: [] });
    await core.s.past();

    const refused = async (named: object, status: number, code: string) => {
      expect(await match([{ invoiceNo: mine, amount: '1.00' }, named])).toMatchObject({
        status,
        body: { code },
      });
    };
    await refused({ invoiceNo: 'KRV-never' }, 404, 'INVOICE_NOT_FOUND');
    await refused({ invoiceNo: foreign }, 422, 'RULE_VIOLATION');
    await refused({ invoiceNo: cancelled }, 409, 'INVOICE_STATE_INVALID');
    expect(await match([{ invoiceNo: mine, amount: '120.01' }])).toMatchObject({
      status: 409,
      body: { code: 'PAYMENT_STATE_INVALID', facts: { state: 'UNMATCHED', unmatched: '150.00' } },
    });
    expect(await match([{ invoiceNo: mine, amount: '150.01' }])).toMatchObject({ status: 422 });
    expect(await match([])).toMatchObject({ status: 422 });
    await core.s.thenNothing();
    expect(await core.s.query("SELECT advances FROM account WHERE account_no = '17850'")).toEqual([
      { advances: '150.00' },
    ]);
    expect(
      await core.s.http('POST', '/api/payments/none/matches', { invoices: [{ invoiceNo: mine }] }),
    ).toMatchObject({
      status: 404,
      body: { code: 'PAYMENT_NOT_FOUND' },
    });
  });
});
