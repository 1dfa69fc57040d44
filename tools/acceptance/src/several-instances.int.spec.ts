import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accounting } from '@kervan/accounting';
import { IadeBelgesiAlindi, SatisBelgesiAlindi, TeslimatKaydedildi, type Outcome } from '@kervan/contracts';
import { erpCore } from '@kervan/erp-core';
import { warehouse } from '@kervan/warehouse';
import { atOnce } from './at-once.js';
import {
  accounts,
  busyDay,
  calm,
  contested,
  IN_FIRST_DEPOT,
  IN_SECOND_DEPOT,
  skus,
  stockOf,
  totalOf,
  type Round,
  type Trade,
} from './busy-day.mother.js';
import { faultsAtRest } from './faults-at-rest.js';
import { tradeDocument } from './trade-document.mother.js';
import { tradingCompany, type TradingCompany } from './trading-company.mother.js';

/** Slow machines must pass. */
const HANG_GUARD_MS = 600_000;

const rounds = busyDay(536365);
const orders = rounds.flatMap((round) => round.orders);
const returns = rounds.flatMap((round) => round.returns);
const document = ({ accountNo, documentNo, lines }: Trade) => tradeDocument(accountNo, documentNo, lines);

describe.each([2])(
  '%i cores and as many warehouses, with orders, cancels, returns and openings',
  (instances) => {
    let trade: TradingCompany;
    const cancelled = new Set<string>();

    beforeAll(async () => {
      trade = await tradingCompany(skus, { instances });
      await trade.openAccounts(...accounts);
      await trade.openStock('MERKEZ', stockOf(IN_FIRST_DEPOT));
      let known = 0;
      for (const [index, round] of rounds.entries()) {
        // Every other time the core hears late of what is reserved: its cancels then meet goods that are held.
        if (index % 2 === 0) await trade.services.hold(warehouse);
        await letCome(round);
        await trade.untilOrders((known += round.orders.length));
        await cancelDoomed(round);
        trade.services.release(warehouse);
      }
      await trade.services.atRest();
    }, HANG_GUARD_MS);
    afterAll(() => trade.close());

    const letCome = async (round: Round) => {
      const byDocument = round.orders.filter(({ clerk }) => !clerk);
      const byRequest = round.orders.filter(({ clerk }) => clerk);
      await Promise.all([
        trade.services.givenAll(SatisBelgesiAlindi, byDocument.map(document)),
        trade.services.givenAll(IadeBelgesiAlindi, round.returns.map(document)),
        atOnce(4, byRequest, ({ accountNo, orderNo, lines }) => trade.order(accountNo, orderNo, lines)),
        trade.openStock('SUBE', round.opened),
      ]);
    };
    const cancelDoomed = async (round: Round) => {
      const doomed = round.orders.filter((order) => order.doomed);
      await atOnce(4, doomed, async ({ orderNo }) => {
        if ((await trade.cancel(orderNo)).status === 200) cancelled.add(orderNo);
      });
    };

    it('despatch every order once, but for those that were cancelled in time', async () => {
      const states = await trade.statesOfOrders();
      const doomed = orders.filter((order) => order.doomed);
      console.info(`${cancelled.size} of ${doomed.length} cancels came in time`);

      expect(states).toEqual(
        new Map(orders.map(({ orderNo }) => [orderNo, cancelled.has(orderNo) ? 'CANCELLED' : 'DESPATCHED'])),
      );
    });

    it('leave the same stock, the first depot emptied first', async () => {
      const demand = totalOf(orders);
      const left = await trade.services.query(
        warehouse,
        `SELECT depot_no, sku, on_hand::float8, reserved::float8, cost_value::float8
       FROM stock_item WHERE sku = ANY ($1) ORDER BY sku, depot_no`,
        [calm],
      );
      const row = (depot_no: string, sku: string, on_hand: number) => ({
        depot_no,
        sku,
        on_hand,
        reserved: 0,
        cost_value: Math.round(on_hand * 153) / 100,
      });
      expect(left).toEqual(
        calm.flatMap((sku) => [
          row('MERKEZ', sku, Math.max(0, IN_FIRST_DEPOT - demand(sku))),
          row('SUBE', sku, IN_SECOND_DEPOT - Math.max(0, demand(sku) - IN_FIRST_DEPOT)),
        ]),
      );
    });

    it('leave of what was cancelled and brought back too what nobody got', async () => {
      const demand = totalOf(orders.filter(({ orderNo }) => !cancelled.has(orderNo)));
      const back = totalOf(returns);
      const left = await Promise.all(contested.map((sku) => trade.stock(sku)));

      expect(left).toEqual(
        contested.map((sku) => ({
          onHand: IN_FIRST_DEPOT + IN_SECOND_DEPOT + back(sku) - demand(sku),
          reserved: 0,
        })),
      );
    });

    it('leave every invariant whole and nothing parked', async () => {
      expect(await faultsAtRest(trade.services)).toEqual([]);
    });

    it('let no error surface', async () => {
      const receipts = await trade.services.events(TeslimatKaydedildi);
      const outcomes = receipts.flatMap(({ data }) => data.deliveries.map(({ outcome }) => outcome));
      const errors = [erpCore, warehouse, accounting].flatMap((service) =>
        trade.services.complaints(service).filter((line) => line.includes('"level":"error"')),
      );
      console.info(`${await trade.stop()} deadlocks retried`);

      const wanted: readonly Outcome[] = ['handled', 'skipped', 'duplicate'];
      expect(outcomes.filter((outcome) => !wanted.includes(outcome))).toEqual([]);
      expect(errors).toEqual([]);
    });
  },
);
