import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accounting } from '@kervan/accounting';
import { TeslimatKaydedildi, type Outcome } from '@kervan/contracts';
import { erpCore } from '@kervan/erp-core';
import { warehouse } from '@kervan/warehouse';
import { atOnce } from './at-once.js';
import { faultsAtRest } from './faults-at-rest.js';
import { seeded } from './seeded.js';
import { tradingCompany, type OrderLine, type TradingCompany } from './trading-company.mother.js';

const ORDERS = 200;
const LINES = 6;
/** Slow machines must pass. */
const HANG_GUARD_MS = 600_000;
const skus = Array.from({ length: 20 }, (_, index) => `SKU-${String(index).padStart(2, '0')}`);
const accounts = ['17850', '13047', '12583'];
const IN_FIRST_DEPOT = 60;
const IN_SECOND_DEPOT = 140;

/** Every second order names its products in the opposite order: whoever locked them as they come would deadlock. */
function draftOrders(): readonly (readonly OrderLine[])[] {
  const random = seeded(536365);
  return Array.from({ length: ORDERS }, (_, index) => {
    const first = Math.floor(random() * skus.length);
    const lines = Array.from({ length: LINES }, (__, line) => ({
      sku: skus[(first + line) % skus.length] ?? '',
      quantity: String(1 + Math.floor(random() * 3)),
    }));
    return index % 2 === 0 ? lines : lines.reverse();
  });
}

const orders = draftOrders();
const orderedOf = (sku: string) =>
  orders.flat().reduce((sum, line) => (line.sku === sku ? sum + Number(line.quantity) : sum), 0);

describe.each([1, 2])('%i core and as many warehouses', (instances) => {
  let trade: TradingCompany;
  beforeAll(async () => {
    trade = await tradingCompany(skus, { instances });
    await trade.openAccounts(...accounts);
    const stock = (quantity: number) => skus.map((sku) => ({ sku, quantity: String(quantity) }));
    await trade.openStock('MERKEZ', stock(IN_FIRST_DEPOT));
    await trade.openStock('SUBE', stock(IN_SECOND_DEPOT));
    await atOnce(8, orders, (lines, index) =>
      trade.order(accounts[index % accounts.length] ?? '', `SIP-${index}`, lines),
    );
    await trade.services.atRest();
  }, HANG_GUARD_MS);
  afterAll(() => trade.close());

  it('despatch every order once', async () => {
    const states = await trade.statesOfOrders();
    expect(states.size).toBe(ORDERS);
    expect(new Set(states.values())).toEqual(new Set(['DESPATCHED']));
  });

  it('leave the same stock, the first depot emptied first', async () => {
    const left = await trade.services.query(
      warehouse,
      `SELECT depot_no, sku, on_hand::float8, reserved::float8, cost_value::float8
       FROM stock_item ORDER BY sku, depot_no`,
    );
    const row = (depot_no: string, sku: string, on_hand: number) => ({
      depot_no,
      sku,
      on_hand,
      reserved: 0,
      cost_value: Math.round(on_hand * 153) / 100,
    });
    expect(left).toEqual(
      skus.flatMap((sku) => [
        row('MERKEZ', sku, Math.max(0, IN_FIRST_DEPOT - orderedOf(sku))),
        row('SUBE', sku, IN_SECOND_DEPOT - Math.max(0, orderedOf(sku) - IN_FIRST_DEPOT)),
      ]),
    );
  });

  it('let no error surface', async () => {
    const receipts = await trade.services.events(TeslimatKaydedildi);
    const outcomes = receipts.flatMap(({ data }) => data.deliveries.map(({ outcome }) => outcome));
    const errors = [erpCore, warehouse, accounting].flatMap((service) =>
      trade.services.complaints(service).filter((line) => line.includes('"level":"error"')),
    );
    console.info(`${await trade.deadlocks()} deadlocks retried`);

    const wanted: readonly Outcome[] = ['handled', 'skipped', 'duplicate'];
    expect(outcomes.filter((outcome) => !wanted.includes(outcome))).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('leave every invariant whole and nothing parked', async () => {
    expect(await faultsAtRest(trade.services)).toEqual([]);
  });
});
