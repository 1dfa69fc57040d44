import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { IadeBelgesiAlindi, SiparisBeklemeyeAlindi, SiparisOnaylandi } from '@kervan/contracts';
import { faultsAtRest } from './faults-at-rest.js';
import { tradeDocument } from './trade-document.mother.js';
import { tradingCompany, type TradingCompany } from './trading-company.mother.js';

describe('orders that the stock is too small for', () => {
  let trade: TradingCompany;
  beforeAll(async () => {
    trade = await tradingCompany(['85123A']);
    await trade.openAccounts('17850', '13047');
    await trade.openStock('MERKEZ', [{ sku: '85123A', quantity: '5' }]);
    await trade.services.atRest();
  });
  afterAll(() => trade.close());

  const ten = [{ sku: '85123A', quantity: '10' }];

  it('wait for stock, hold none and owe nothing', async () => {
    // The one that was placed later is approved first.
    await trade.place('13047', 'SIP-A', ten);
    await trade.place('17850', 'SIP-B', ten);
    await trade.approve('SIP-B');
    await trade.untilState('SIP-B', 'ON_HOLD(STOCK)');
    await trade.approve('SIP-A');
    await trade.untilState('SIP-A', 'ON_HOLD(STOCK)');
    await trade.services.atRest();

    const holds = await trade.services.events(SiparisBeklemeyeAlindi);
    expect(holds.map(({ data }) => [data.orderNo, data.reason, data.missing])).toEqual([
      ['SIP-B', 'STOCK', [{ sku: '85123A', quantity: '5' }]],
      ['SIP-A', 'STOCK', [{ sku: '85123A', quantity: '5' }]],
    ]);
    expect(await trade.stock('85123A')).toEqual({ onHand: 5, reserved: 0 });
    expect(await faultsAtRest(trade.services)).toEqual([]);
  });

  it('get what a second depot receives in the order of their approvals, from both depots', async () => {
    await trade.openStock('SUBE', [{ sku: '85123A', quantity: '12' }]);
    await trade.untilState('SIP-B', 'DESPATCHED');
    await trade.services.atRest();

    expect(await trade.stateOf('SIP-A')).toBe('ON_HOLD(STOCK)');
    expect(await trade.stock('85123A')).toEqual({ onHand: 7, reserved: 0 });
    const approvals = (await trade.services.events(SiparisOnaylandi)).filter(({ key }) => key === 'SIP-B');
    expect(approvals.map(({ data }) => data.approvalNo)).toEqual([1, 2]);
  });

  it('get what customers give back', async () => {
    const three = [{ sku: '85123A', quantity: '3' }];
    await trade.services.given(IadeBelgesiAlindi, tradeDocument('17850', 'C536379', three));
    await trade.untilState('SIP-A', 'DESPATCHED');
    await trade.services.atRest();

    expect(await trade.stock('85123A')).toEqual({ onHand: 0, reserved: 0 });
    expect(await faultsAtRest(trade.services)).toEqual([]);
  });
});
