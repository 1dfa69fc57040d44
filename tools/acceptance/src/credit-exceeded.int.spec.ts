import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CariHesapLimitiGuncellendi, SiparisBeklemeyeAlindi, SiparisOnaylandi } from '@kervan/contracts';
import { erpCore } from '@kervan/erp-core';
import { faultsAtRest } from './faults-at-rest.js';
import { tradingCompany, type TradingCompany } from './trading-company.mother.js';

/** Net 100.00, gross 120.00. */
const order = [{ sku: '85123A', quantity: '10', unitPrice: '10' }];
/** Net 25.00, gross 30.00. */
const smallOrder = [{ sku: '85123A', quantity: '1', unitPrice: '25' }];

describe('orders that exceed the credit of their account', () => {
  let trade: TradingCompany;
  beforeAll(async () => {
    trade = await tradingCompany(['85123A']);
    await trade.openAccount('17850', '300.00');
    await trade.openStock('MERKEZ', [{ sku: '85123A', quantity: '1000' }]);
    await trade.services.atRest();
    for (const orderNo of ['SIP-1', 'SIP-2']) await trade.order('17850', orderNo, order);
    await trade.services.atRest();
  });
  afterAll(() => trade.close());

  it('are held, and the answer tells what is missing', async () => {
    await trade.place('17850', 'SIP-3', order);
    const answer = await trade.services.http(erpCore, 'POST', '/api/orders/SIP-3/approve');
    // 300 - 240 = 60 are left, 120 are asked for.
    expect(answer).toMatchObject({
      status: 409,
      body: { code: 'CREDIT_LIMIT_EXCEEDED', facts: { state: 'ON_HOLD', missingAmount: '60.00' } },
    });
    await trade.place('17850', 'SIP-4', order);
    await trade.services.http(erpCore, 'POST', '/api/orders/SIP-4/approve');
    await trade.services.atRest();

    expect(await trade.stateOf('SIP-3')).toBe('ON_HOLD(CREDIT)');
    const held = await trade.services.events(SiparisBeklemeyeAlindi);
    expect(held.map(({ data }) => [data.orderNo, data.reason, data.missingAmount]).sort()).toEqual([
      ['SIP-3', 'CREDIT', '60.00'],
      ['SIP-4', 'CREDIT', '60.00'],
    ]);
  });

  it('are released by a payment, the oldest first, and no smaller one overtakes', async () => {
    await trade.place('17850', 'SIP-5', smallOrder);
    // 60 are left: this small one fits, but it is not asked for by a clerk before the older ones are served.
    await trade.pay('17850', '60.00');
    await trade.services.atRest();

    expect(await trade.stateOf('SIP-3')).toBe('DESPATCHED');
    expect(await trade.stateOf('SIP-4')).toBe('ON_HOLD(CREDIT)');
    expect(await trade.account('17850')).toMatchObject({ balance: '300.00', availableCredit: '0.00' });
  });

  it('are released by a higher limit', async () => {
    await trade.done(erpCore, 'PUT', '/api/accounts/17850/credit-limit', { creditLimit: '420.00' });
    await trade.services.atRest();

    expect(await trade.stateOf('SIP-4')).toBe('DESPATCHED');
    expect((await trade.services.events(CariHesapLimitiGuncellendi)).map(({ data }) => data)).toEqual([
      { accountNo: '17850', currency: 'TRY', oldLimit: '300.00', newLimit: '420.00', version: 2 },
    ]);
  });

  it('are approved in the order in which they were held', async () => {
    const approvals = await trade.services.events(SiparisOnaylandi);
    const times = new Map(approvals.map(({ data }) => [data.orderNo, data.approvedAt]));
    expect([...times.keys()].sort()).toEqual(['SIP-1', 'SIP-2', 'SIP-3', 'SIP-4']);
    expect((times.get('SIP-3') ?? '') < (times.get('SIP-4') ?? '')).toBe(true);
  });

  it('leave every invariant whole and nothing parked', async () => {
    expect(await faultsAtRest(trade.services)).toEqual([]);
  });
});
