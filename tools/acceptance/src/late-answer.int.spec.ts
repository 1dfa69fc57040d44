import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  FaturaKesildi,
  MalKabulEdildi,
  StokRezervasyonuSerbestBirakildi,
  StokRezervasyonuTamamlandi,
} from '@kervan/contracts';
import { eventually } from '@kervan/testing';
import { warehouse } from '@kervan/warehouse';
import { faultsAtRest } from './faults-at-rest.js';
import { tradingCompany, type TradingCompany } from './trading-company.mother.js';

describe("a cancelled order that the warehouse's answer reaches too late", () => {
  let trade: TradingCompany;
  beforeAll(async () => {
    trade = await tradingCompany(['85123A']);
    await trade.openAccounts('17850');
    await trade.openStock('MERKEZ', [{ sku: '85123A', quantity: '10' }]);
    await trade.services.atRest();
  });
  afterAll(() => trade.close());

  const untilReserved = (reserved: number) =>
    eventually(`${reserved} to be reserved`, async () => (await trade.stock('85123A')).reserved === reserved);
  /** An order whose stock is reserved, which nobody but the warehouse knows yet. */
  const reserveInSilence = async (orderNo: string) => {
    await trade.services.hold(warehouse);
    await trade.order('17850', orderNo, [{ sku: '85123A', quantity: '6' }]);
    await untilReserved(6);
  };
  const keysOf = async (
    contract: typeof StokRezervasyonuTamamlandi | typeof StokRezervasyonuSerbestBirakildi,
  ) => (await trade.services.events(contract)).map(({ key }) => key);

  it('stays cancelled, its stock long released', async () => {
    await reserveInSilence('SIP-1');
    expect(await trade.cancel('SIP-1')).toMatchObject({ status: 200, body: { state: 'CANCELLED' } });
    const cancelledAt = performance.now();
    await untilReserved(0);
    console.info(`released ${Math.round(performance.now() - cancelledAt)} ms after the cancel (goal: 30 s)`);

    trade.services.release(warehouse);
    await trade.services.atRest();

    expect(await keysOf(StokRezervasyonuTamamlandi)).toEqual(['SIP-1']);
    expect(await keysOf(StokRezervasyonuSerbestBirakildi)).toEqual(['SIP-1']);
    expect(await trade.stateOf('SIP-1')).toBe('CANCELLED');
  });

  it('stays cancelled when the warehouse hears of the cancel only after the answer was heard', async () => {
    await reserveInSilence('SIP-2');
    await trade.services.stop(warehouse);
    expect(await trade.cancel('SIP-2')).toMatchObject({ status: 200, body: { state: 'CANCELLED' } });
    trade.services.release(warehouse);
    await eventually('the answer to be heard', () => trade.hasHeard(StokRezervasyonuTamamlandi, 'SIP-2'));
    expect(await trade.stateOf('SIP-2')).toBe('CANCELLED');
    expect(await trade.stock('85123A')).toEqual({ onHand: 10, reserved: 6 });

    await trade.services.start(warehouse);
    const startedAt = performance.now();
    await untilReserved(0);
    console.info(`released ${Math.round(performance.now() - startedAt)} ms after the warehouse came back`);
    await trade.services.atRest();

    expect(await trade.stateOf('SIP-2')).toBe('CANCELLED');
    expect(await trade.stock('85123A')).toEqual({ onHand: 10, reserved: 0 });
  });

  it('leaves every invariant whole and nothing parked', async () => {
    expect(await faultsAtRest(trade.services)).toEqual([]);
  });
});

describe('an order that is cancelled while its goods leave, to be invoiced after it', () => {
  let trade: TradingCompany;
  beforeAll(async () => {
    trade = await tradingCompany(['85123A'], { core: { INVOICING: 'AFTER_DESPATCH' } });
    await trade.openAccounts('17850');
    await trade.openStock('MERKEZ', [{ sku: '85123A', quantity: '10' }]);
    await trade.services.atRest();
  });
  afterAll(() => trade.close());

  it('stays cancelled, and its goods come back at their cost', async () => {
    await trade.services.hold(warehouse);
    await trade.order('17850', 'SIP-1', [{ sku: '85123A', quantity: '6' }]);
    await eventually('the goods to leave', async () => (await trade.stock('85123A')).onHand === 4);
    expect(await trade.cancel('SIP-1')).toMatchObject({ status: 200, body: { state: 'CANCELLED' } });
    trade.services.release(warehouse);
    await trade.services.atRest();

    const receipts = await trade.services.events(MalKabulEdildi);
    expect(receipts.map(({ data }) => [data.reason, data.cost])).toEqual(
      expect.arrayContaining([['RETURN', '9.18']]),
    );
    expect(await trade.services.events(FaturaKesildi)).toEqual([]);
    expect(await trade.stateOf('SIP-1')).toBe('CANCELLED');
    expect(await trade.stock('85123A')).toEqual({ onHand: 10, reserved: 0 });
    expect(await faultsAtRest(trade.services)).toEqual([]);
  });
});
