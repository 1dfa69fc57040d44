import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SiparisBeklemeyeAlindi, SiparisOnaylandi } from '@kervan/contracts';
import { erpCore } from '@kervan/erp-core';
import { warehouse } from '@kervan/warehouse';
import { atOnce } from './at-once.js';
import { faultsAtRest } from './faults-at-rest.js';
import { tradingCompany, type TradingCompany } from './trading-company.mother.js';

/** One piece of net 833.33 and KDV 166.67 is gross 1,000.00. */
const ORDERS = 100;
const orderNos = Array.from({ length: ORDERS }, (_, index) => `SIP-${String(index + 1).padStart(3, '0')}`);

describe('approvals in parallel, over two core instances', () => {
  let trade: TradingCompany;
  beforeAll(async () => {
    trade = await tradingCompany(['85123A'], { instances: 2 });
    await trade.openStock('MERKEZ', [{ sku: '85123A', quantity: '1000' }]);
    await trade.openAccount('17850', '30500.00');
    await trade.openAccount('17851', '5000.00');
    await trade.services.atRest();
  });
  afterAll(() => trade.close());

  /** As clients do: asked again, under the same key, while the core is too busy to say. */
  const approve = async (orderNo: string) => {
    const path = `/api/orders/${orderNo}/approve`;
    const key = { 'idempotency-key': `approve-${orderNo}` };
    for (;;) {
      const answer = await trade.services.http(erpCore, 'POST', path, undefined, key);
      if (answer.status !== 503) return answer;
    }
  };

  it('50 of one order with one key: one change, one event, 50 equal answers', async () => {
    await trade.place('17851', 'SIP-ONCE', [{ sku: '85123A', quantity: '1', unitPrice: '833.33' }]);
    const answers = await Promise.all(Array.from({ length: 50 }, () => approve('SIP-ONCE')));
    const different = new Set(answers.map(({ status, body }) => `${status} ${JSON.stringify(body)}`));
    await trade.services.atRest();

    expect(answers[0]).toMatchObject({ status: 200, body: { orderNo: 'SIP-ONCE', state: 'APPROVED' } });
    expect([...different]).toHaveLength(1);
    const approvals = await trade.services.events(SiparisOnaylandi);
    expect(approvals.filter(({ key }) => key === 'SIP-ONCE')).toHaveLength(1);
  });

  it('100 of 1,000.00 gross against 30,500.00: exactly 30 approved and 70 held', async () => {
    // Nothing may be invoiced meanwhile: the exposure stays in open orders.
    await trade.services.hold(warehouse);
    for (const orderNo of orderNos)
      await trade.place('17850', orderNo, [{ sku: '85123A', quantity: '1', unitPrice: '833.33' }]);
    const answers = new Map<number, number>();
    await atOnce(ORDERS, orderNos, async (orderNo) => {
      const { status } = await approve(orderNo);
      answers.set(status, (answers.get(status) ?? 0) + 1);
    });

    expect(Object.fromEntries(answers)).toEqual({ 200: 30, 409: 70 });
    expect(await trade.account('17850')).toMatchObject({
      balance: '0.00',
      openOrderAmount: '30000.00',
      availableCredit: '500.00',
    });
  });

  it('a payment of 2,000.00 after two invoices releases exactly the two that were held first', async () => {
    const held = await trade.services.query<{ orderNo: string }>(
      erpCore,
      `SELECT order_no AS "orderNo" FROM sales_order WHERE hold_reason = 'CREDIT' ORDER BY held_at, order_no`,
    );
    trade.services.release(warehouse);
    await trade.services.atRest();
    const before = await trade.statesOfOrders();
    expect([...before.values()].filter((state) => state === 'ON_HOLD(CREDIT)')).toHaveLength(70);

    await trade.pay('17850', '2000.00');
    await trade.services.atRest();

    const after = await trade.statesOfOrders();
    const released = held
      .map(({ orderNo }) => orderNo)
      .filter((orderNo) => after.get(orderNo) === 'DESPATCHED');
    expect(released).toEqual(held.slice(0, 2).map(({ orderNo }) => orderNo));
    expect(await trade.account('17850')).toMatchObject({ balance: '30000.00', availableCredit: '500.00' });
    const holds = await trade.services.events(SiparisBeklemeyeAlindi);
    expect(holds).toHaveLength(70);
  });

  it('leave every invariant whole and nothing parked', async () => {
    expect(await faultsAtRest(trade.services)).toEqual([]);
  });
});
