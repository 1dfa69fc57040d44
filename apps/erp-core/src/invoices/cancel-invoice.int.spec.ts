import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { businessDay, FaturaIptalEdildi, FaturaKesildi, TahsilatEslestirildi } from '@kervan/contracts';
import { TradingCore } from '../trading-core.mother.js';

describe('an invoice that is cancelled', () => {
  let core: TradingCore;
  beforeAll(async () => {
    core = await TradingCore.start();
  });
  beforeEach(() => core.empty());
  afterAll(() => core.s.close());

  const givenBack = async (invoiceNo: string, quantity: string) => {
    await core.despatched('SIP-1');
    await core.giveBack('C1', invoiceNo, quantity);
  };
  const cancel = (invoiceNo: string, headers?: Record<string, string>) =>
    core.s.http('POST', `/api/invoices/${invoiceNo}/cancel`, undefined, headers);
  const anew = (orderNo: string, issueDate?: string) =>
    core.s.http('POST', '/api/invoices', { orderNo, issueDate });
  const balance = async () =>
    (await core.s.query('SELECT balance, advances, open_order_amount AS open FROM account'))[0];

  it('is owed no longer; it keeps its number, and its order its state', async () => {
    const invoiceNo = await core.invoiced('SIP-1', { invoiceType: 'TEVKIFAT', withholdingTenths: 5 });
    await core.s.past();

    expect(await cancel(invoiceNo, { 'If-Match': '"1"' })).toMatchObject({
      status: 200,
      body: { state: 'CANCELLED', openAmount: '0.00', payable: '110.00', version: 2 },
    });
    const cancelled = await core.s.thenPublished(FaturaIptalEdildi);
    expect(cancelled.data).toEqual({
      invoiceNo,
      orderNo: 'SIP-1',
      accountNo: '17850',
      issueDate: '2026-03-02',
      cancelDate: businessDay(),
      currency: 'TRY',
      net: '100.00',
      kdv: '20.00',
      gross: '120.00',
      kdvSummary: [{ rate: '20', base: '100.00', kdv: '20.00' }],
      payable: '110.00',
    });
    expect(cancelled.workOrderNo).toBe('IE-1');
    await core.s.thenNothing();
    expect(await balance()).toEqual({ balance: '0.00', advances: '0.00', open: '0.00' });
    expect(await core.read('orders/SIP-1')).toMatchObject({ state: 'INVOICED' });
    expect(await core.read('invoices?open=true')).toEqual({ items: [], next: null });
  });

  it('is followed by another of its order, with the next number and the same content', async () => {
    const first = await core.invoiced('SIP-1');
    await cancel(first);
    await core.pay('50.00');
    await core.s.past();

    expect(await anew('SIP-1', '2026-03-10')).toMatchObject({
      status: 201,
      body: {
        invoiceNo: 'KRV2026000000002',
        orderNo: 'SIP-1',
        issueDate: '2026-03-10',
        dueDate: '2026-04-09',
        gross: '120.00',
        openAmount: '70.00',
        lines: [{ lineNo: 1, sku: 'MUG', quantity: '1', net: '100.00' }],
      },
    });
    const issued = await core.s.thenPublished(FaturaKesildi, { invoiceNo: 'KRV2026000000002' });
    expect(issued.workOrderNo).toBe('IE-1');
    await core.s.thenPublished(TahsilatEslestirildi, {
      matches: [{ invoiceNo: 'KRV2026000000002', amount: '50.00' }],
    });
    await core.s.thenNothing();
    expect(await balance()).toEqual({ balance: '70.00', advances: '0.00', open: '0.00' });
    expect(await core.read('orders/SIP-1')).toMatchObject({ state: 'INVOICED' });
    expect(await core.read(`invoices/${first}`)).toMatchObject({ state: 'CANCELLED' });
    expect(await core.read('invoices?accountNo=17850&limit=1')).toMatchObject({ next: 'KRV2026000000001' });

    expect(await anew('SIP-1')).toMatchObject({
      status: 409,
      body: { code: 'INVOICE_STATE_INVALID', facts: { state: 'PARTLY_SETTLED' } },
    });
  });

  it('may be cancelled and followed again and again, asked for by many at once', async () => {
    await cancel(await core.invoiced('SIP-1'));
    const answers = await Promise.all(Array.from({ length: 8 }, () => anew('SIP-1')));
    expect(answers.map(({ status }) => status).sort()).toEqual([
      201,
      ...Array.from({ length: 7 }, () => 409),
    ]);
    const second = await core.invoiceNoOf('SIP-1');
    const cancels = await Promise.all(Array.from({ length: 8 }, () => cancel(second)));
    expect(cancels.map(({ status }) => status).sort()).toEqual([
      200,
      ...Array.from({ length: 7 }, () => 409),
    ]);
    expect(await anew('SIP-1')).toMatchObject({ status: 201, body: { invoiceNo: 'KRV2026000000003' } });
    expect(await balance()).toEqual({ balance: '120.00', advances: '0.00', open: '0.00' });
  });

  it('paid in advance, closes its despatched order at once', async () => {
    await cancel(await core.invoiced('SIP-1'));
    await core.despatched('SIP-1');
    expect(await core.read('orders/SIP-1')).toMatchObject({ state: 'DESPATCHED' });
    await core.pay('120.00');
    await anew('SIP-1');
    expect(await core.read('orders/SIP-1')).toMatchObject({ state: 'CLOSED' });
  });

  it.each([
    ['cancelled before', (invoiceNo: string) => cancel(invoiceNo), 'CANCELLED'],
    ['paid in part', () => core.pay('0.01'), 'PARTLY_SETTLED'],
    ['paid', () => core.pay('120.00'), 'SETTLED'],
    ['returned in part', (invoiceNo: string) => givenBack(invoiceNo, '0.5'), 'PARTLY_SETTLED'],
  ])('is not, when it was %s: its state is told and nothing is written', async (_, before, state) => {
    const invoiceNo = await core.invoiced('SIP-1');
    await before(invoiceNo);
    await core.s.past();
    expect(await cancel(invoiceNo)).toMatchObject({
      status: 409,
      body: { code: 'INVOICE_STATE_INVALID', facts: { state } },
    });
    await core.s.thenNothing();
  });

  it('is not, when it was returned at no price', async () => {
    const invoiceNo = await core.invoiced('SIP-1', { unitPrice: '0' });
    await givenBack(invoiceNo, '1');
    expect(await cancel(invoiceNo)).toMatchObject({ status: 409, body: { code: 'INVOICE_STATE_INVALID' } });
  });

  it('is not, when the caller saw another version or it does not exist', async () => {
    const invoiceNo = await core.invoiced('SIP-1');
    expect(await cancel(invoiceNo, { 'If-Match': '"2"' })).toMatchObject({ status: 412 });
    expect(await cancel('KRV-never')).toMatchObject({ status: 404, body: { code: 'INVOICE_NOT_FOUND' } });
    expect(await core.read('invoices/KRV-never')).toMatchObject({ code: 'INVOICE_NOT_FOUND' });
  });

  it('is followed by none once its account is closed', async () => {
    await cancel(await core.invoiced('SIP-1'));
    await core.s.http('PATCH', '/api/accounts/17850', { status: 'CLOSED' });
    await core.s.past();
    expect(await anew('SIP-1')).toMatchObject({
      status: 409,
      body: { code: 'ACCOUNT_STATE_INVALID', facts: { state: 'CLOSED' } },
    });
    await core.s.thenNothing();
  });

  it('is needed to invoice an order by hand', async () => {
    await core.approved('SIP-1');
    expect(await anew('SIP-1')).toMatchObject({
      status: 409,
      body: { code: 'ORDER_STATE_INVALID', facts: { state: 'APPROVED' } },
    });
    expect(await anew('SIP-never')).toMatchObject({ status: 404 });
  });
});
