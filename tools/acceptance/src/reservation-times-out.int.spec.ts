import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SiparisIptalEdildi } from '@kervan/contracts';
import { erpCore } from '@kervan/erp-core';
import { eventually } from '@kervan/testing';
import { warehouse } from '@kervan/warehouse';
import { faultsAtRest } from './faults-at-rest.js';
import { tradingCompany, type TradingCompany } from './trading-company.mother.js';

describe('an approved order that the warehouse does not answer', () => {
  let trade: TradingCompany;
  beforeAll(async () => {
    trade = await tradingCompany(['85123A'], { core: { RESERVATION_TIMEOUT_S: '0.5' } });
    await trade.openAccounts('17850');
    await trade.openStock('MERKEZ', [{ sku: '85123A', quantity: '10' }]);
    await trade.services.atRest();
  });
  afterAll(() => trade.close());

  const askedAt = async (orderNo: string) => {
    const [order] = await trade.services.query<{ at: string | null }>(
      erpCore,
      'SELECT asked_at::text AS at FROM sales_order WHERE order_no = $1',
      [orderNo],
    );
    return order?.at;
  };
  const six = [{ sku: '85123A', quantity: '6' }];

  it('is cancelled while the warehouse is down', async () => {
    await trade.services.stop(warehouse);
    await trade.order('17850', 'SIP-1', six);
    await trade.untilState('SIP-1', 'CANCELLED');

    await eventually(
      'the cancel to be published',
      async () => (await trade.services.events(SiparisIptalEdildi))[0],
    );
    const cancelled = await trade.services.events(SiparisIptalEdildi);
    expect(cancelled.map(({ data }) => data)).toMatchObject([
      { orderNo: 'SIP-1', reason: 'RESERVATION_TIMED_OUT', previousState: 'APPROVED' },
    ]);
  });

  it('holds nothing when the warehouse is back', async () => {
    await trade.services.start(warehouse);
    await trade.services.atRest();

    expect(await trade.stateOf('SIP-1')).toBe('CANCELLED');
    expect(await trade.stock('85123A')).toEqual({ onHand: 10, reserved: 0 });
  });

  it('waits when the warehouse, asked, says that the stock is reserved', async () => {
    await trade.services.hold(warehouse);
    await trade.order('17850', 'SIP-2', six);
    await eventually('the stock to be reserved', async () => (await trade.stock('85123A')).reserved === 6);
    // Asked again it has the first answer.
    const first = await eventually('the core to ask', () => askedAt('SIP-2'));
    await eventually('the core to ask again', async () => (await askedAt('SIP-2')) !== first);
    expect(await trade.stateOf('SIP-2')).toBe('APPROVED');

    trade.services.release(warehouse);
    await trade.untilState('SIP-2', 'DESPATCHED');
  });

  it('leaves every invariant whole and nothing parked', async () => {
    await trade.services.atRest();
    expect(await faultsAtRest(trade.services)).toEqual([]);
  });
});
