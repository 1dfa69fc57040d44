import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FaturaIptalEdildi, FaturaKesildi, TahsilatAlindi, TahsilatEslestirildi } from '@kervan/contracts';
import { crm } from '@kervan/crm';
import { erpCore } from '@kervan/erp-core';
import { faultsAtRest } from './faults-at-rest.js';
import { tradingCompany, type TradingCompany } from './trading-company.mother.js';

/** Net 100.00, gross 120.00. */
const order = [{ sku: '85123A', quantity: '10', unitPrice: '10' }];

describe('a payment that no invoice can be found for', () => {
  let trade: TradingCompany;
  let cancelledNo: string;
  let invoiceNo: string;
  beforeAll(async () => {
    trade = await tradingCompany(['85123A']);
    await trade.openAccount('17850', '1000.00');
    await trade.openStock('MERKEZ', [{ sku: '85123A', quantity: '1000' }]);
    await trade.services.atRest();
    for (const orderNo of ['SIP-1', 'SIP-2']) {
      await trade.order('17850', orderNo, order);
      await trade.services.atRest();
    }
    [cancelledNo = '', invoiceNo = ''] = (await trade.services.events(FaturaKesildi))
      .map(({ key }) => key)
      .sort();
    await trade.done(erpCore, 'POST', `/api/invoices/${cancelledNo}/cancel`);
    await trade.services.atRest();
  });
  afterAll(() => trade.close());

  it('of a cancelled or unknown invoice goes to 340, and a work item tells of it', async () => {
    await trade.pay('17850', '120.00', cancelledNo);
    await trade.pay('17850', '80.00', 'KRV2010999999999');
    await trade.services.atRest();

    expect((await trade.services.events(FaturaIptalEdildi)).map(({ key }) => key)).toEqual([cancelledNo]);
    const payments = await trade.services.events(TahsilatAlindi);
    expect(payments.map(({ data }) => [data.unmatched, data.matches]).sort()).toEqual([
      ['120.00', []],
      ['80.00', []],
    ]);
    expect(await trade.ledger('340')).toBe('-200.00');
    expect(await trade.ledger('120', '17850')).toBe('120.00');
    expect(await trade.account('17850')).toMatchObject({ balance: '120.00' });
    const workItems = await trade.done(erpCore, 'GET', '/api/work-items');
    expect(workItems).toMatchObject({ items: [{}, {}], next: null });
    expect(await faultsAtRest(trade.services)).toEqual([]);
  });

  it('can be matched later by a clerk', async () => {
    const [first] = (await trade.services.events(TahsilatAlindi)).filter(
      ({ data }) => data.amount === '80.00',
    );
    const matches = { invoices: [{ invoiceNo }] };
    await trade.done(erpCore, 'POST', `/api/payments/${first?.key ?? ''}/matches`, matches);
    await trade.services.atRest();

    expect((await trade.services.events(TahsilatEslestirildi)).map(({ data }) => data)).toMatchObject([
      { matches: [{ invoiceNo, amount: '80.00', settled: false }], unmatched: '0.00' },
    ]);
    expect(await trade.ledger('340')).toBe('-120.00');
    expect(await trade.ledger('120', '17850')).toBe('40.00');
  });

  it('settles the next invoices of its account by itself', async () => {
    await trade.order('17850', 'SIP-3', order);
    await trade.services.atRest();

    // 120.00 of the advance go to the invoice of SIP-3.
    expect(await trade.stateOf('SIP-3')).toBe('CLOSED');
    expect(await trade.ledger('340')).toBe('0.00');
    expect(await trade.account('17850')).toMatchObject({ balance: '40.00' });
    expect(await trade.done(crm, 'GET', '/api/accounts/17850')).toMatchObject({ balance: '40.00' });
  });

  it('is for a new invoice of the order whose invoice was cancelled, too', async () => {
    await trade.done(erpCore, 'POST', '/api/invoices', { orderNo: 'SIP-1' });
    await trade.services.atRest();

    expect(await trade.account('17850')).toMatchObject({ balance: '160.00' });
    expect(await trade.stock('85123A')).toEqual({ onHand: 970, reserved: 0 });
  });

  it('leaves every invariant whole and nothing parked', async () => {
    expect(await faultsAtRest(trade.services)).toEqual([]);
  });
});
