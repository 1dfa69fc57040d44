import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TahsilatAlindi } from '@kervan/contracts';
import { TradingCore } from '../trading-core.mother.js';

describe('a payment', () => {
  let core: TradingCore;
  beforeAll(async () => {
    core = await TradingCore.start();
  });
  beforeEach(() => core.empty());
  afterAll(() => core.s.close());

  it('that is older than an invoice settles it on the day of the invoice, by itself and by a clerk', async () => {
    const invoiceNo = await core.invoiced('SIP-1', { businessDate: '2026-03-07' });
    expect(await core.pay('90.00')).toMatchObject({
      body: { paymentDate: '2026-03-05', matches: [{ invoiceNo, amount: '90.00', matchDate: '2026-03-07' }] },
    });
    await core.pay('30.00', { invoices: [] });
    const request = { invoices: [{ invoiceNo }], matchDate: '2026-03-06' };
    expect(await core.s.http('POST', '/api/payments/THS2026000000002/matches', request)).toMatchObject({
      body: { matches: [{ invoiceNo, amount: '30.00', matchDate: '2026-03-07' }] },
    });
  });

  it('settles the open invoices of the account, the one that is due first before the others', async () => {
    const later = await core.invoiced('SIP-1', { businessDate: '2026-03-03' });
    const first = await core.invoiced('SIP-2', { businessDate: '2026-03-02' });
    await core.s.past();

    const answer = await core.pay('150.00');
    expect(answer).toMatchObject({
      status: 201,
      body: {
        paymentNo: 'THS2026000000001',
        amount: '150.00',
        unmatched: '0.00',
        fxRate: null,
        version: 1,
        matches: [
          { invoiceNo: later, amount: '30.00', matchDate: '2026-03-05' },
          { invoiceNo: first, amount: '120.00', matchDate: '2026-03-05' },
        ],
      },
    });
    const { data } = await core.s.thenPublished(TahsilatAlindi);
    expect(data).toEqual({
      paymentNo: 'THS2026000000001',
      accountNo: '17850',
      paymentDate: '2026-03-05',
      method: 'BANK',
      currency: 'TRY',
      amount: '150.00',
      matches: [
        { invoiceNo: first, amount: '120.00', settled: true },
        { invoiceNo: later, amount: '30.00', settled: false },
      ],
      unmatched: '0.00',
    });
    await core.s.thenNothing();
    expect(await core.read('accounts/17850')).toMatchObject({ balance: '90.00' });
    expect(await core.read(`invoices/${first}`)).toMatchObject({
      openAmount: '0.00',
      state: 'SETTLED',
      version: 2,
    });
    expect(await core.read(`invoices/${later}`)).toMatchObject({
      openAmount: '90.00',
      state: 'PARTLY_SETTLED',
    });
    expect(await core.read('invoices?accountNo=17850&open=true')).toMatchObject({
      items: [{ invoiceNo: later }],
    });
  });

  it('settles the invoices it names, each as far as it is open; the rest is an advance and no part of the balance', async () => {
    const [one, two] = [await core.invoiced('SIP-1'), await core.invoiced('SIP-2')];
    await core.s.past();

    await core.pay('300.00', {
      invoices: [
        { invoiceNo: two, amount: '50.00' },
        { invoiceNo: one, amount: '200' },
      ],
    });

    await core.s.thenPublished(TahsilatAlindi, {
      matches: [
        { invoiceNo: two, amount: '50.00', settled: false },
        { invoiceNo: one, amount: '120.00', settled: true },
      ],
      unmatched: '130.00',
    });
    expect(await core.read('accounts/17850')).toMatchObject({ balance: '70.00' });
    expect(await core.s.query('SELECT advances FROM account')).toEqual([{ advances: '130.00' }]);
    expect(await core.read('work-items')).toEqual({ items: [], next: null });
  });

  it('that names no invoice at all is an advance, whatever is open', async () => {
    await core.invoiced('SIP-1');
    expect(await core.pay('10.00', { invoices: [] })).toMatchObject({
      body: { unmatched: '10.00', matches: [] },
    });
    expect(await core.read('accounts/17850')).toMatchObject({ balance: '120.00' });
  });

  it('for unknown, cancelled and foreign invoices is taken, and work items are kept', async () => {
    await core.opened('17851');
    const cancelled = await core.invoiced('SIP-1');
    await core.s.http('POST', `/api/invoices/${cancelled}/cancel`);
    const foreign = await core.invoiced('SIP-2', { accountNo: '17851' });
    const mine = await core.invoiced('SIP-3');

    const named = [
      { invoiceNo: 'KRV-never' },
      { invoiceNo: cancelled, amount: '20.00' },
      { invoiceNo: mine },
      { invoiceNo: foreign, amount: '30.00' },
    ];
    expect(await core.pay('200.00', { invoices: named })).toMatchObject({
      status: 201,
      body: { unmatched: '80.00', matches: [{ invoiceNo: mine, amount: '120.00' }] },
    });

    const item = (place: number) => ({
      workItemNo: `THS2026000000001-${place}`,
      paymentNo: 'THS2026000000001',
      state: 'OPEN',
      version: 1,
    });
    expect(await core.read('work-items?state=OPEN')).toEqual({
      items: [
        { ...item(1), reason: 'INVOICE_UNKNOWN', invoiceNo: 'KRV-never', amount: null },
        { ...item(2), reason: 'INVOICE_CANCELLED', invoiceNo: cancelled, amount: '20.00' },
        { ...item(4), reason: 'INVOICE_OF_ANOTHER_ACCOUNT', invoiceNo: foreign, amount: '30.00' },
      ],
      next: null,
    });
    expect(await core.read(`invoices/${foreign}`)).toMatchObject({ openAmount: '120.00' });

    const done = () => core.s.http('POST', '/api/work-items/THS2026000000001-1/done');
    expect(await done()).toMatchObject({ status: 200, body: { state: 'DONE', version: 2 } });
    expect(await done()).toMatchObject({ status: 200, body: { state: 'DONE', version: 2 } });
    expect(await core.read('work-items?state=DONE')).toMatchObject({
      items: [item(1)].map((each) => ({ ...each, state: 'DONE', version: 2 })),
    });
    expect(await core.s.http('POST', '/api/work-items/none/done')).toMatchObject({
      status: 404,
      body: { code: 'WORK_ITEM_NOT_FOUND' },
    });
  });

  it('keeps what it names for an invoice that it cannot settle, however little is left for the others', async () => {
    const mine = await core.invoiced('SIP-1');
    const named = [{ invoiceNo: 'KRV-never', amount: '60.00' }, { invoiceNo: mine }];
    expect(await core.pay('100.00', { invoices: named })).toMatchObject({
      status: 201,
      body: { unmatched: '60.00', matches: [{ invoiceNo: mine, amount: '40.00' }] },
    });
    expect(await core.read(`invoices/${mine}`)).toMatchObject({ openAmount: '80.00' });
    expect(await core.read('accounts/17850')).toMatchObject({ balance: '80.00', advances: '60.00' });
  });

  it('that names an invoice of which nothing is open is an advance, and no work for anybody', async () => {
    const paid = await core.invoiced('SIP-1');
    await core.pay('120.00');
    expect(await core.pay('10.00', { invoices: [{ invoiceNo: paid }] })).toMatchObject({
      body: { unmatched: '10.00', matches: [] },
    });
    expect(await core.read(`invoices/${paid}`)).toMatchObject({ version: 2 });
    expect(await core.read('work-items')).toEqual({ items: [], next: null });
  });

  it.each([
    [{ invoice: [] }, 422, 'REQUEST_INVALID'],
    [{ invoices: [{ invoiceNo: 'A', ammount: '1' }] }, 422, 'REQUEST_INVALID'],
    [
      {
        invoices: [
          { invoiceNo: 'A', amount: '6' },
          { invoiceNo: 'B', amount: '5' },
        ],
      },
      422,
      'RULE_VIOLATION',
    ],
    [{ currency: 'EUR' }, 422, 'RULE_VIOLATION'],
    [{ amount: '1.005' }, 422, 'NUMBER_INVALID'],
    [{ amount: '1000000000000' }, 422, 'REQUEST_INVALID'],
    [{ amount: '0' }, 422, 'REQUEST_INVALID'],
    [{ accountNo: '0' }, 404, 'ACCOUNT_NOT_FOUND'],
    [{ paymentDate: '1999-12-31' }, 422, 'REQUEST_INVALID'],
    [{ invoices: [{ invoiceNo: 'A' }, { invoiceNo: 'A' }] }, 422, 'REQUEST_INVALID'],
    [{ payerIban: 'TR00 0000' }, 422, 'REQUEST_INVALID'],
  ])('with %j is refused and writes nothing', async (change, status, code) => {
    expect(await core.pay('10.00', change)).toMatchObject({ status, body: { code } });
    await core.s.thenNothing();
    expect(await core.read('payments')).toEqual({ items: [], next: null });
  });

  it('keeps the IBAN of its payer to the API', async () => {
    const payerIban = 'TR330006100519786457841326';
    const { body } = await core.pay('10.00', { payerIban });
    expect(body).toMatchObject({ payerIban });
    expect(JSON.stringify(await core.s.thenPublished(TahsilatAlindi))).not.toContain(payerIban);
    expect(JSON.stringify(await core.read('payments'))).not.toContain(payerIban);
  });

  it('sent twice with one key is taken once; payments are numbered without gap and listed in pages', async () => {
    const send = () => core.s.http('POST', '/api/payments', body, { 'Idempotency-Key': 'once' });
    const body = {
      accountNo: '17850',
      paymentDate: '2026-03-05',
      method: 'CASH',
      currency: 'TRY',
      amount: '1',
    };
    const [one, same] = [await send(), await send()];
    expect(same).toMatchObject({ status: 201, body: one.body });
    await core.pay('not a number');
    await core.pay('2');
    await core.pay('3', { paymentDate: '2027-01-01' });
    await core.pay('4');

    const first = await core.read('payments?limit=3');
    expect(first).toMatchObject({
      items: [
        { paymentNo: 'THS2026000000001' },
        { paymentNo: 'THS2026000000002' },
        { paymentNo: 'THS2026000000003' },
      ],
      next: 'THS2026000000003',
    });
    expect(await core.read('payments?limit=3&accountNo=17850&after=THS2026000000003')).toMatchObject({
      items: [{ paymentNo: 'THS2027000000001' }],
      next: null,
    });
    expect(await core.read('payments/THS2026000000009')).toMatchObject({ code: 'PAYMENT_NOT_FOUND' });
  });
});
