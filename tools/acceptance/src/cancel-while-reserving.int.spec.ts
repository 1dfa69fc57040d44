import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SiparisIptalEdildi } from '@kervan/contracts';
import { warehouse } from '@kervan/warehouse';
import { faultsAtRest } from './faults-at-rest.js';
import { tradingCompany, type TradingCompany } from './trading-company.mother.js';

describe('an order that is cancelled while its stock is being reserved', () => {
  let trade: TradingCompany;
  beforeAll(async () => {
    trade = await tradingCompany(['85123A']);
    await trade.openAccounts('17850');
    await trade.openStock('MERKEZ', [{ sku: '85123A', quantity: '10' }]);
  });
  afterAll(() => trade.close());

  const one = [{ sku: '85123A', quantity: '6' }];

  it('right after its approval: it ends cancelled and holds nothing, whatever the warehouse did', async () => {
    await trade.order('17850', 'SIP-1', one);
    const answer = await trade.cancel('SIP-1');
    await trade.services.atRest();

    expect(answer).toMatchObject({ status: 200, body: { state: 'CANCELLED' } });
    expect(await trade.stateOf('SIP-1')).toBe('CANCELLED');
    expect(await trade.stock('85123A')).toEqual({ onHand: 10, reserved: 0 });
  });

  it('before the warehouse hears of either: it never holds anything', async () => {
    await trade.services.stop(warehouse);
    await trade.order('17850', 'SIP-2', one);
    expect(await trade.cancel('SIP-2')).toMatchObject({ status: 200, body: { state: 'CANCELLED' } });
    await trade.services.start(warehouse);
    await trade.services.atRest();

    expect(await trade.stateOf('SIP-2')).toBe('CANCELLED');
    expect(await trade.stock('85123A')).toEqual({ onHand: 10, reserved: 0 });
  });

  it('once more: refused with its state, and nothing more is published', async () => {
    expect(await trade.cancel('SIP-1')).toMatchObject({
      status: 409,
      body: { code: 'ORDER_STATE_INVALID', facts: { state: 'CANCELLED' } },
    });
    await trade.services.atRest();

    const cancelled = await trade.services.events(SiparisIptalEdildi);
    expect(cancelled.map(({ key }) => key).sort()).toEqual(['SIP-1', 'SIP-2']);
  });

  it('after its goods left: refused with its state', async () => {
    await trade.order('17850', 'SIP-3', one);
    await trade.untilState('SIP-3', 'DESPATCHED');

    expect(await trade.cancel('SIP-3')).toMatchObject({
      status: 409,
      body: { code: 'ORDER_STATE_INVALID', detail: 'order SIP-3 is DESPATCHED and cannot become CANCELLED' },
    });
  });

  it('leaves every invariant whole and nothing parked', async () => {
    await trade.services.atRest();
    expect(await faultsAtRest(trade.services)).toEqual([]);
  });
});
