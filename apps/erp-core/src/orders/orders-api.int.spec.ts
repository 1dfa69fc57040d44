import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SiparisBeklemeyeAlindi, SiparisOnaylandi } from '@kervan/contracts';
import { z } from 'zod';
import { TradingCore } from '../trading-core.mother.js';

const page = z.object({ items: z.array(z.object({ orderNo: z.string() })), next: z.string().nullable() });

describe('the orders of the API', () => {
  let core: TradingCore;
  beforeAll(async () => {
    core = await TradingCore.start();
    await core.s.query(
      `INSERT INTO product_price (sku, price_list, valid_from, currency, price, version)
       VALUES ('MUG', 'STANDARD', '2026-01-01', 'TRY', 12.5, 1), ('MUG', 'STANDARD', '2026-03-03', 'TRY', 15, 1)`,
    );
  });
  beforeEach(() => core.empty());
  afterAll(() => core.s.close());

  const ask = (orderNo: string, step: string, headers?: Record<string, string>) =>
    core.s.http('POST', `/api/orders/${orderNo}/${step}`, undefined, headers);

  it('are held on request, and approved out of the hold', async () => {
    await core.place('SIP-1');
    expect(await ask('SIP-1', 'hold')).toMatchObject({
      status: 200,
      body: { state: 'ON_HOLD', holdReason: 'MANUAL', version: 2 },
    });
    const held = await core.s.thenPublished(SiparisBeklemeyeAlindi);
    expect(held.data).toEqual({
      orderNo: 'SIP-1',
      accountNo: '17850',
      reason: 'MANUAL',
      currency: 'TRY',
      missingAmount: null,
      missing: [],
    });
    expect(await core.read('accounts/17850')).toMatchObject({ openOrderAmount: '0.00' });
    expect(await ask('SIP-1', 'approve')).toMatchObject({
      status: 200,
      body: { state: 'APPROVED', version: 3 },
    });
    expect(await core.s.thenPublished(SiparisOnaylandi)).toMatchObject({
      correlationId: held.correlationId,
      workOrderNo: 'IE-1',
    });
    await core.s.thenNothing();
  });

  it('are priced by the list of their day where they name no price', async () => {
    const head = { accountNo: '17850', currency: 'TRY', businessDate: '2026-03-02' };
    const lines = [
      { sku: 'MUG', quantity: '2' },
      { sku: 'MUG', quantity: '1', unitPrice: '3' },
    ];
    const place = () => core.s.http('POST', '/api/orders', { orderNo: 'SIP-1', ...head, lines });
    const placed = await place();
    expect(placed).toMatchObject({
      status: 201,
      body: { net: '28.00', lines: [{ unitPrice: '12.5', net: '25.00' }, { unitPrice: '3' }] },
    });
    await core.s.query("UPDATE product_price SET price = 99 WHERE valid_from = '2026-01-01Z'");
    expect((await place()).body).toEqual(placed.body);
    await core.s.query("UPDATE product_price SET price = 12.5 WHERE valid_from = '2026-01-01Z'");
    const early = { ...head, businessDate: '2025-12-31' };
    expect(await core.s.http('POST', '/api/orders', { orderNo: 'SIP-2', ...early, lines })).toMatchObject({
      status: 422,
      body: { code: 'PRICE_NOT_FOUND' },
    });
  });

  it('are placed once, whoever else uses their number at the same time', async () => {
    await core.opened('17851');
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        core.place('SIP-1', { accountNo: index % 2 ? '17850' : '17851' }),
      ),
    );
    const [order] = await core.s.query<{ accountNo: string }>(
      'SELECT account_no AS "accountNo" FROM sales_order',
    );
    expect(answers).toMatchObject(
      answers.map((_, index) =>
        (index % 2 ? '17850' : '17851') === order?.accountNo
          ? { status: 201 }
          : {
              status: 409,
              body: { code: 'RESOURCE_EXISTS', detail: 'order SIP-1 exists with other content' },
            },
      ),
    );
    expect(await core.s.query('SELECT FROM sales_order_line')).toHaveLength(1);
  });

  it('that exist taxed otherwise are others', async () => {
    await core.place('SIP-1', { invoiceType: 'ISTISNA', exemptionCode: '301' });
    expect(await core.place('SIP-1', { invoiceType: 'ISTISNA', exemptionCode: '301' })).toMatchObject({
      status: 201,
    });
    expect(await core.place('SIP-1', { invoiceType: 'ISTISNA', exemptionCode: '302' })).toMatchObject({
      status: 409,
    });
    expect(await core.place('SIP-1')).toMatchObject({ status: 409, body: { code: 'RESOURCE_EXISTS' } });
  });

  it('are listed by number, in pages, by account and by state', async () => {
    await core.opened('17851');
    for (const orderNo of ['SIP-3', 'SIP-1', 'SIP-2']) await core.place(orderNo);
    await core.place('SIP-4', { accountNo: '17851' });
    await ask('SIP-2', 'approve');

    const numbers = async (query: string) => {
      const { items, next } = page.parse(await core.read(`orders?${query}`));
      return [...items.map(({ orderNo }) => orderNo), next];
    };
    expect(await numbers('limit=2')).toEqual(['SIP-1', 'SIP-2', 'SIP-2']);
    expect(await numbers('limit=2&after=SIP-2')).toEqual(['SIP-3', 'SIP-4', null]);
    expect(await numbers('accountNo=17850&state=DRAFT')).toEqual(['SIP-1', 'SIP-3', null]);
    expect(await numbers('state=CLOSED')).toEqual([null]);
    expect(await core.s.http('GET', '/api/orders?state=OPEN')).toMatchObject({ status: 422 });
    expect(await core.s.http('GET', '/api/orders?limit=201')).toMatchObject({ status: 422 });
  });

  it('approved many times at once with one key are approved once, and all hear the same', async () => {
    await core.place('SIP-1');
    const key = { 'Idempotency-Key': 'approve-SIP-1' };
    const answers = await Promise.all(Array.from({ length: 50 }, () => ask('SIP-1', 'approve', key)));
    for (const { status, body } of answers) {
      expect({ status, body }).toEqual({ status: 200, body: answers[0]?.body });
    }
    await core.s.thenPublished(SiparisOnaylandi, { orderNo: 'SIP-1', approvalNo: 1 });
    await core.s.thenNothing();
  });

  it('refused for credit with a key are held once, and refused the same again', async () => {
    await core.s.query('UPDATE account SET credit_limit = 100');
    await core.place('SIP-1');
    const key = { 'Idempotency-Key': 'refused' };
    const refused = {
      status: 409,
      body: { code: 'CREDIT_LIMIT_EXCEEDED', facts: { state: 'ON_HOLD', missingAmount: '20.00' } },
    };
    expect(await ask('SIP-1', 'approve', key)).toMatchObject(refused);
    await core.s.thenPublished(SiparisBeklemeyeAlindi, { reason: 'CREDIT', missingAmount: '20.00' });
    expect(await ask('SIP-1', 'approve', key)).toMatchObject(refused);
    await core.s.thenNothing();
  });

  it.each(['approve', 'hold', 'cancel'])('%s only in the version that the caller saw', async (step) => {
    await core.place('SIP-1');
    expect(await ask('SIP-1', step, { 'If-Match': '"2"' })).toMatchObject({
      status: 412,
      body: { code: 'VERSION_MISMATCH' },
    });
    await core.s.thenNothing();
    expect(await ask('SIP-1', step, { 'If-Match': '"1"' })).toMatchObject({
      status: 200,
      body: { version: 2 },
    });
    expect(await ask('SIP-never', step)).toMatchObject({ status: 404, body: { code: 'ORDER_NOT_FOUND' } });
  });

  it.each([
    [{ invoicetype: 'ISTISNA', quantity: '1' }, ''],
    [{ businessDate: '1999-12-31' }, 'businessDate'],
    [{ quantity: '0' }, 'lines.0.quantity'],
    [{ unitPrice: '-1' }, 'lines.0.unitPrice'],
  ])('with %j are refused', async (change, field) => {
    expect(await core.place('SIP-1', change)).toMatchObject({ status: 422, body: { errors: [{ field }] } });
  });

  it('of a size that no balance could hold are refused', async () => {
    expect(
      await core.place('SIP-1', { quantity: '999999999999999', unitPrice: '999999999999999' }),
    ).toMatchObject({
      status: 422,
      body: { code: 'NUMBER_INVALID' },
    });
  });
});
