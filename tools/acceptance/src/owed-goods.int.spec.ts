import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  FaturaKesildi,
  IadeBelgesiAlindi,
  SevkiyatGerceklesti,
  StokFarkiAlindi,
  StokRezervasyonuSerbestBirakildi,
} from '@kervan/contracts';
import { eventually } from '@kervan/testing';
import { warehouse } from '@kervan/warehouse';
import { faultsAtRest } from './faults-at-rest.js';
import { tradeDocument } from './trade-document.mother.js';
import { tradingCompany, type TradingCompany } from './trading-company.mother.js';

const six = [{ sku: '85123A', quantity: '6' }];

const reservationOf = async (trade: TradingCompany, orderNo: string) =>
  (await trade.services.http(warehouse, 'GET', `/api/reservations/${orderNo}`)).body;

describe('orders that are invoiced with their approval though their stock is not there', () => {
  let trade: TradingCompany;
  beforeAll(async () => {
    trade = await tradingCompany(['85123A'], { core: { INVOICING: 'ON_APPROVAL' } });
    await trade.openAccounts('17850', '13047');
    await trade.openStock('MERKEZ', [{ sku: '85123A', quantity: '2' }]);
    for (const [accountNo, orderNo] of [
      ['17850', 'SIP-1'],
      ['13047', 'SIP-2'],
    ] as const) {
      await trade.order(accountNo, orderNo, six);
      await trade.services.atRest();
    }
  });
  afterAll(() => trade.close());

  it('are owed their goods and hold none', async () => {
    expect(await trade.services.events(FaturaKesildi)).toHaveLength(2);
    for (const orderNo of ['SIP-1', 'SIP-2']) {
      expect(await trade.stateOf(orderNo)).toBe('INVOICED');
      expect(await reservationOf(trade, orderNo)).toMatchObject({ state: 'OWED' });
    }
    expect(await trade.stock('85123A')).toEqual({ onHand: 2, reserved: 0 });
    expect(await faultsAtRest(trade.services)).toEqual([]);
  });

  it('get what a second depot receives in the order of their invoices, from both depots', async () => {
    await trade.openStock('SUBE', [{ sku: '85123A', quantity: '5' }]);
    await trade.services.atRest();

    expect(await trade.stateOf('SIP-1')).toBe('DESPATCHED');
    expect(await trade.stateOf('SIP-2')).toBe('INVOICED');
    const [despatch] = await trade.services.events(SevkiyatGerceklesti);
    expect(despatch?.data).toMatchObject({ orderNo: 'SIP-1', cost: '9.18' });
    expect(await trade.stock('85123A')).toEqual({ onHand: 1, reserved: 0 });
  });

  it('get what customers give back', async () => {
    const five = [{ sku: '85123A', quantity: '5' }];
    await trade.services.given(IadeBelgesiAlindi, tradeDocument('17850', 'C536379', five));
    await trade.services.atRest();

    expect(await trade.stateOf('SIP-2')).toBe('DESPATCHED');
    expect(await trade.stock('85123A')).toEqual({ onHand: 0, reserved: 0 });
    expect(await faultsAtRest(trade.services)).toEqual([]);
  });
});

describe('an order whose goods were held too long and are gone when it is invoiced', () => {
  let trade: TradingCompany;
  beforeAll(async () => {
    trade = await tradingCompany(['85123A'], { warehouse: { RESERVATION_TTL_HOURS: '0.0001' } });
    await trade.openAccounts('17850');
    await trade.openStock('MERKEZ', [{ sku: '85123A', quantity: '6' }]);
    await trade.services.atRest();
  });
  afterAll(() => trade.close());

  it('is owed its goods', async () => {
    await trade.services.hold(warehouse);
    await trade.order('17850', 'SIP-1', six);
    await eventually('the goods to be held no longer', async () => {
      const released = await trade.services.query(
        warehouse,
        `SELECT FROM reservation WHERE state = 'EXPIRED'`,
      );
      return released.length > 0;
    });
    const { documentNo, origin, businessDate, lines } = tradeDocument('17850', '536589', six);
    const loss = lines.map(({ lineNo, sku, quantity }) => ({ lineNo, sku, quantity }));
    await trade.services.given(StokFarkiAlindi, {
      documentNo,
      origin,
      businessDate,
      kind: 'LOSS',
      lines: loss,
    });
    await eventually('the goods to be gone', async () => (await trade.stock('85123A')).onHand === 0);
    trade.services.release(warehouse);
    await trade.services.atRest();

    const released = await trade.services.events(StokRezervasyonuSerbestBirakildi);
    expect(released.map(({ data }) => data.reason)).toEqual(['EXPIRED']);
    expect(await trade.stateOf('SIP-1')).toBe('INVOICED');
    expect(await reservationOf(trade, 'SIP-1')).toMatchObject({ state: 'OWED' });
  });

  it('gets them when others arrive', async () => {
    await trade.openStock('SUBE', [{ sku: '85123A', quantity: '6' }]);
    await trade.services.atRest();

    expect(await trade.stateOf('SIP-1')).toBe('DESPATCHED');
    expect(await trade.stock('85123A')).toEqual({ onHand: 0, reserved: 0 });
    expect(await faultsAtRest(trade.services)).toEqual([]);
  });
});
