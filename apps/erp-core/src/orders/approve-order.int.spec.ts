import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SiparisBeklemeyeAlindi, SiparisOnaylandi } from '@kervan/contracts';
import { Money } from '@kervan/money';
import { scenario, type Scenario } from '@kervan/testing';
import { erpCore } from '../erp-core.js';
import { STILL_CLOCK } from '../still-clock.mother.js';
import { account, product, rates } from '../trade-document.mother.js';

const lira = (text: string) => Money.of(text, 'TRY');

describe('approving orders of the API', () => {
  let s: Scenario;
  beforeAll(async () => {
    s = await scenario(erpCore, STILL_CLOCK);
    await s.http('PUT', '/api/kdv-classes/GENERAL/rates', rates);
    await s.http('POST', '/api/products/batch', { products: [product] });
    await s.past();
  });
  beforeEach(() => s.query('TRUNCATE account, sales_order, sales_order_line, invoice'));
  afterAll(() => s.close());

  const open = async (creditLimit: string) => {
    await s.http('POST', '/api/accounts/batch', { accounts: [{ ...account, creditLimit }] });
    await s.past();
  };
  const place = (orderNo: string, unitPrice: string, partial?: boolean) =>
    s.http('POST', '/api/orders', {
      orderNo,
      accountNo: '17850',
      currency: 'TRY',
      businessDate: '2010-12-01',
      partial,
      lines: [{ sku: '85123A', quantity: '6', unitPrice }],
    });
  const approve = (orderNo: string) => s.http('POST', `/api/orders/${orderNo}/approve`);
  const exposure = async () => (await s.http('GET', '/api/accounts/17850')).body;

  it('no two approvals decide on the same state of an account', async () => {
    await open('100.00');
    for (const orderNo of ['SIP-1', 'SIP-2']) {
      await place(orderNo, '2.55');
      await approve(orderNo);
    }
    await s.past();
    const decided = 'SELECT approval_account_version AS version FROM sales_order ORDER BY order_no';
    expect(await s.query(decided)).toEqual([{ version: 1 }, { version: 2 }]);
    await expect(s.query('UPDATE sales_order SET approval_account_version = 1')).rejects.toThrow(
      /sales_order_account_no_approval_account_version_key/,
    );
  });

  it('a draft is priced and the same request again finds it', async () => {
    await open('100.00');
    const placed = await place('SIP-1', '2.55');
    expect(placed).toMatchObject({
      status: 201,
      body: {
        state: 'DRAFT',
        gross: '18.36',
        workOrderNo: 'IE-1',
        invoicing: 'ON_RESERVATION',
        partial: false,
        version: 1,
        lines: [{ lineNo: 1, kdvRate: '20', net: '15.30' }],
      },
    });
    expect((await place('SIP-1', '2.55')).body).toEqual(placed.body);
    expect(await place('SIP-1', '2.56')).toMatchObject({ status: 409, body: { code: 'RESOURCE_EXISTS' } });
    expect(await place('SIP-1', '2.55', true)).toMatchObject({
      status: 409,
      body: { code: 'RESOURCE_EXISTS' },
    });
    expect((await s.http('GET', '/api/orders/SIP-1')).body).toEqual(placed.body);
    await s.thenNothing();
  });

  it('a draft placed without a day is found again after midnight, by its day only when one is given', async () => {
    await open('100.00');
    const lines = [{ sku: '85123A', quantity: '6', unitPrice: '2.55' }];
    const order = { orderNo: 'SIP-0', accountNo: '17850', currency: 'TRY', lines };
    await s.http('POST', '/api/orders', order);
    await s.query("UPDATE sales_order SET business_date = '2010-12-01Z'");

    const found = { status: 201, body: { businessDate: '2010-12-01', version: 1 } };
    expect(await s.http('POST', '/api/orders', order)).toMatchObject(found);
    expect(await s.http('POST', '/api/orders', { ...order, businessDate: '2010-12-01' })).toMatchObject(
      found,
    );
    expect(await s.http('POST', '/api/orders', { ...order, businessDate: '2010-12-02' })).toMatchObject({
      status: 409,
      body: { code: 'RESOURCE_EXISTS' },
    });
  });

  it('within the limit it is approved and open', async () => {
    await open('18.36');
    await place('SIP-2', '2.55');

    expect(await approve('SIP-2')).toMatchObject({ status: 200, body: { state: 'APPROVED', version: 2 } });

    expect(await exposure()).toMatchObject({ openOrderAmount: '18.36', availableCredit: '0.00' });
    await s.thenPublished(SiparisOnaylandi, { orderNo: 'SIP-2', gross: '18.36', approvalNo: 1 });
    await s.thenNothing();
  });

  it('over the limit it is held once, and the answer names what is missing', async () => {
    await open('18.35');
    await place('SIP-3', '2.55');

    const missing = {
      status: 409,
      body: {
        code: 'CREDIT_LIMIT_EXCEEDED',
        detail: 'order SIP-3 is ON_HOLD(CREDIT): account 17850 misses 0.01 TRY',
        facts: { state: 'ON_HOLD', missingAmount: '0.01' },
      },
    };
    expect(await approve('SIP-3')).toMatchObject(missing);
    expect(await approve('SIP-3')).toMatchObject(missing);

    const hold = await s.thenPublished(SiparisBeklemeyeAlindi, { orderNo: 'SIP-3', missingAmount: '0.01' });
    await s.thenNothing();
    expect(await s.http('GET', '/api/orders/SIP-3')).toMatchObject({
      body: { state: 'ON_HOLD', holdReason: 'CREDIT' },
    });

    await s.query('UPDATE account SET credit_limit = 18.36');
    await approve('SIP-3');
    const { correlationId } = hold;
    expect(await s.thenPublished(SiparisOnaylandi)).toMatchObject({ correlationId, workOrderNo: 'IE-3' });
  });

  it('approved again it is refused with its state, and nothing is published', async () => {
    await open('1000');
    await place('SIP-4', '2.55');
    await approve('SIP-4');
    await s.past();

    expect(await approve('SIP-4')).toMatchObject({
      status: 409,
      body: { code: 'ORDER_STATE_INVALID', detail: 'order SIP-4 is APPROVED and cannot become APPROVED' },
    });
    await s.thenNothing();
  });

  it('approved it keeps the limit and the exposure of that moment, whatever becomes of them', async () => {
    await open('50.00');
    await place('SIP-5', '2.55');
    await place('SIP-6', '2.55');
    await approve('SIP-5');
    await s.past();
    await s.query('UPDATE account SET credit_limit = 40');
    await approve('SIP-6');
    await s.query('UPDATE account SET credit_limit = 1');

    const evidence = await s.query(
      `SELECT order_no AS no, round(approval_limit, 2) AS "limit", round(approval_exposure, 2) AS exposure
       FROM sales_order ORDER BY order_no`,
    );
    expect(evidence).toEqual([
      { no: 'SIP-5', limit: '50.00', exposure: '18.36' },
      { no: 'SIP-6', limit: '40.00', exposure: '36.72' },
    ]);
  });

  it('approved again after it waited for stock, it has the next number and keeps its first moment', async () => {
    await open('18.36');
    await place('SIP-7', '2.55');
    await approve('SIP-7');
    await s.past();
    await s.query(
      `UPDATE sales_order SET state = 'ON_HOLD', hold_reason = 'STOCK', shortage = '[]',
         first_approved_at = '2010-12-01Z'`,
    );
    await s.query('UPDATE account SET open_order_amount = 0');

    expect(await approve('SIP-7')).toMatchObject({ status: 200, body: { state: 'APPROVED', version: 3 } });

    const { data } = await s.thenPublished(SiparisOnaylandi, { orderNo: 'SIP-7', approvalNo: 2 });
    expect(await exposure()).toMatchObject({ openOrderAmount: '18.36' });
    const moments = await s.query(
      'SELECT approval_no AS no, first_approved_at AS first, approved_at AS last FROM sales_order',
    );
    expect(moments).toEqual([
      { no: 2, first: new Date('2010-12-01T00:00:00Z'), last: new Date(data.approvedAt) },
    ]);
  });

  it('approved again after it waited for stock, it may now wait for credit', async () => {
    await open('18.36');
    await place('SIP-8', '2.55');
    await approve('SIP-8');
    await s.past();
    await s.query("UPDATE sales_order SET state = 'ON_HOLD', hold_reason = 'STOCK', shortage = '[]'");
    await s.query('UPDATE account SET open_order_amount = 0, credit_limit = 18');

    expect(await approve('SIP-8')).toMatchObject({ status: 409, body: { code: 'CREDIT_LIMIT_EXCEEDED' } });

    await s.thenPublished(SiparisBeklemeyeAlindi, { reason: 'CREDIT', missingAmount: '0.36', missing: [] });
    await s.thenNothing();
    expect(await s.http('GET', '/api/orders/SIP-8')).toMatchObject({
      body: { state: 'ON_HOLD', holdReason: 'CREDIT', version: 3 },
    });
  });

  it('many at once of one account never exceed its limit, and none is held that would have fit', async () => {
    const limit = lira('1000');
    await open(limit.toString());
    // Prices from 1.00 to 9.09 in no order, 3 times what the limit allows.
    const orders = Array.from({ length: 90 }, (_, index) => ({
      orderNo: `SIP-many-${index}`,
      unitPrice: `${1 + ((index * 37) % 9)}.0${index % 10}`,
    }));
    await Promise.all(orders.map(({ orderNo, unitPrice }) => place(orderNo, unitPrice)));

    const answers = await Promise.all(orders.map(({ orderNo }) => approve(orderNo)));

    const granted = answers.filter(({ status }) => status === 200).length;
    const rows = await s.query<{ held: boolean; gross: string }>(
      `SELECT state = 'ON_HOLD' AS held, gross FROM sales_order`,
    );
    const grossOf = (held: boolean) =>
      rows.filter((order) => order.held === held).map(({ gross }) => lira(gross));
    const exposed = Money.sum('TRY', grossOf(false));
    const left = limit.minus(exposed);
    expect(exposed.compare(limit)).toBeLessThanOrEqual(0);
    expect(grossOf(false)).toHaveLength(granted);
    expect(grossOf(true)).toHaveLength(orders.length - granted);
    expect(grossOf(true)).not.toHaveLength(0);
    expect(grossOf(true).filter((gross) => gross.compare(left) <= 0)).toEqual([]);

    expect(await exposure()).toMatchObject({ balance: '0.00', openOrderAmount: exposed.toString() });
  });
});
