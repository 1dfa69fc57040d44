import { expect } from '@jest/globals';
import { UrunTanimlandi } from '@kervan/contracts';
import type { Environment } from '@kervan/service';
import { scenario, type Scenario } from '@kervan/testing';
import { brokenStock } from '../stock/broken-stock.mother.js';
import { warehouse } from '../warehouse.js';
import { wronglyReserved } from './wrongly-reserved.mother.js';

/** Goods are taken from MERKEZ first. */
type DepotNo = 'MERKEZ' | 'ANKARA';

/** A warehouse with two depots, the stocked products MUG, LAMP and CLOCK, and POST, a service. */
export class StockedWarehouse {
  private constructor(readonly s: Scenario) {}

  static async start(environment: Environment = {}): Promise<StockedWarehouse> {
    const s = await scenario(warehouse, environment);
    await s.http('PUT', '/api/depots/MERKEZ', { priority: 1 });
    await s.http('PUT', '/api/depots/ANKARA', { priority: 2 });
    for (const sku of ['MUG', 'LAMP', 'CLOCK', 'POST'])
      await s.given(UrunTanimlandi, { sku, unit: 'C62', kdvClass: 'GENERAL', stocked: sku !== 'POST' });
    return new StockedWarehouse(s);
  }

  /** Nothing in stock, nothing reserved, nothing asserted. */
  async empty(): Promise<void> {
    await this.s.past();
    // Reservations first, as work that is due by itself locks them: what is still tried again waits, nothing deadlocks.
    await this.s.query(
      `TRUNCATE reservation, reservation_line, despatch_note, stock_item, stock_movement, goods_receipt, number_series`,
    );
  }

  /** Opens stock of a product, taken as given. */
  async open(depotNo: DepotNo, sku: string, quantity: string, unitCost = '2.00'): Promise<void> {
    const items = [{ sku, quantity, unitCost }];
    await this.s.http('POST', '/api/stock/opening', { depotNo, date: '2010-12-01', items });
    await this.s.past();
  }

  /** On hand and reserved of a product by depot: `10/4`. */
  async levels(sku: string): Promise<Partial<Record<DepotNo, string>>> {
    const rows = await this.s.query<{ depotNo: string; level: string }>(
      `SELECT depot_no AS "depotNo", on_hand || '/' || reserved AS level FROM stock_item WHERE sku = $1`,
      [sku],
    );
    return Object.fromEntries(rows.map(({ depotNo, level }) => [depotNo, level]));
  }

  async stateOf(orderNo: string): Promise<unknown> {
    const [row] = await this.s.query<{ state: string }>('SELECT state FROM reservation WHERE order_no = $1', [
      orderNo,
    ]);
    return row?.state;
  }

  /** What must hold after whatever happened. */
  async assertInvariants(): Promise<void> {
    expect(await this.s.query(brokenStock)).toEqual([]);
    expect(await this.s.query(wronglyReserved)).toEqual([]);
    expect(await this.s.query("SELECT order_no FROM reservation WHERE state = 'NEW'")).toEqual([]);
  }
}
