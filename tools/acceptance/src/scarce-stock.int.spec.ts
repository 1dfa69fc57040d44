import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  SatisBelgesiAlindi,
  SevkiyatGerceklesti,
  StokDuzeyiDegisti,
  StokRezervasyonuSerbestBirakildi,
} from '@kervan/contracts';
import { warehouse } from '@kervan/warehouse';
import { z } from 'zod';
import { faultsAtRest } from './faults-at-rest.js';
import { portions } from './portions.js';
import { sample, seeded } from './seeded.js';
import { tradeDocument } from './trade-document.mother.js';
import { tradingCompany, type TradingCompany } from './trading-company.mother.js';

const SEED = 20101201;
/** Slow machines must pass. */
const HANG_GUARD_MS = 600_000;

/**
 * The whole size: `jest scarce-stock --globals '{"scarceStock":{"ORDERS":1000,"UNITS":600,"CANCELS":100,"instances":1}}'`.
 */
const Scale = z.object({
  scarceStock: z
    .object({ ORDERS: z.int(), UNITS: z.int(), CANCELS: z.int(), instances: z.int() })
    .default({ ORDERS: 200, UNITS: 120, CANCELS: 20, instances: 2 }),
});

/** Orders come in so many portions. */
const PORTIONS = 12;
const RESTARTS: ReadonlySet<number> = new Set([PORTIONS / 4, PORTIONS / 2]);

/**
 * "Never more than 600 reserved at any commit": reserved + despatched is what is counted. An order is invoiced in the
 * transaction that learns of its reservation, and its goods leave with the invoice, so that of 600 units few are in
 * state reserved at a time: a warehouse that gave the same unit away again after its despatch would hold few as well. A
 * CHECK makes every commit prove it, those that no event tells of too.
 */
describe.each([Scale.parse(globalThis).scarceStock])(
  '$ORDERS orders of one unit against $UNITS units, $CANCELS cancelled, by $instances each',
  (scale) => {
    const { ORDERS, UNITS, CANCELS, instances } = scale;
    const accounts = Array.from({ length: 20 }, (_, index) => `120.${index}`);
    const documents = Array.from({ length: ORDERS }, (_, index) => String(index));
    const PORTION = Math.ceil(ORDERS / PORTIONS);
    const portionOf = (documentNo: string) => Math.floor(Number(documentNo) / PORTION);
    const order = (documentNo: string) =>
      tradeDocument(accounts[Number(documentNo) % accounts.length] ?? '', documentNo, [
        { sku: '85123A', quantity: '1' },
      ]);
    const random = seeded(SEED);
    const refused: string[] = [];
    let trade: TradingCompany;

    beforeAll(async () => {
      trade = await tradingCompany(['85123A'], { instances });
      await trade.openAccounts(...accounts);
      await trade.openStock('MERKEZ', [{ sku: '85123A', quantity: String(UNITS) }]);
      await trade.services.query(
        warehouse,
        `ALTER TABLE stock_item ADD CHECK (opening_quantity - on_hand + reserved <= ${UNITS})`,
      );
    });
    afterAll(() => trade.close());

    const restart = async () => {
      await trade.services.stop(warehouse);
      await trade.services.start(warehouse);
    };
    const ordersBy = async (state: string) => {
      const states = await trade.statesOfOrders();
      return [...states].filter(([, each]) => each === state).map(([orderNo]) => orderNo);
    };
    const cancel = async (orderNo: string) => {
      if ((await trade.cancel(orderNo)).status !== 200) refused.push(orderNo);
    };

    it(
      'takes orders and cancels while the warehouse is restarted twice',
      async () => {
        // Each is cancelled when it has just come in, or up to two portions later.
        const cancels = sample(documents, CANCELS, random).map((documentNo) => ({
          orderNo: `SIP-${documentNo}`,
          after: portionOf(documentNo) + Math.floor(random() * 3),
        }));
        let restarts = Promise.resolve();
        for (const [index, portion] of portions(documents, PORTION).entries()) {
          if (RESTARTS.has(index)) restarts = restarts.then(restart);
          // Half of the time the core hears late of what is reserved: its cancels then meet goods that are held.
          if (index % 4 === 0) await trade.services.hold(warehouse);
          if (index % 4 === 2) trade.services.release(warehouse);
          await trade.services.givenAll(SatisBelgesiAlindi, portion.map(order));
          await trade.untilOrders(PORTION * index + portion.length);
          await Promise.all(
            cancels.filter(({ after }) => after === index).map(({ orderNo }) => cancel(orderNo)),
          );
        }
        trade.services.release(warehouse);
        await Promise.all(
          cancels.filter(({ after }) => after >= PORTIONS).map(({ orderNo }) => cancel(orderNo)),
        );
        await restarts;
        await trade.services.atRest();
        // Those that were invoiced already stay: as many of the waiting ones are cancelled in their place.
        for (const orderNo of sample(await ordersBy('ON_HOLD(STOCK)'), refused.length, random))
          expect(await trade.cancel(orderNo)).toMatchObject({ status: 200 });
        await trade.services.atRest();
        console.info(`${refused.length} of ${CANCELS} cancels came after the invoice`);
      },
      HANG_GUARD_MS,
    );

    it('has given every unit to one live order, the others wait', async () => {
      expect(await ordersBy('CANCELLED')).toHaveLength(CANCELS);
      expect(await ordersBy('DESPATCHED')).toHaveLength(UNITS);
      expect(await ordersBy('ON_HOLD(STOCK)')).toHaveLength(ORDERS - CANCELS - UNITS);
      expect(await trade.stock('85123A')).toEqual({ onHand: 0, reserved: 0 });
      const despatched = (await trade.services.events(SevkiyatGerceklesti)).map(({ key }) => key);
      expect(despatched.sort()).toEqual((await ordersBy('DESPATCHED')).sort());
    });

    it('never held more than there is, at any commit', async () => {
      const levels = (await trade.services.events(StokDuzeyiDegisti)).map(({ data }) => data);
      const held = levels.map(({ onHand, reserved }) => UNITS - Number(onHand) + Number(reserved));

      expect(levels.map(({ version }) => version)).toEqual(levels.map((_, index) => index + 1));
      expect(Math.max(...held)).toBe(UNITS);
      expect(Math.min(...levels.map(({ onHand, reserved }) => Number(onHand) - Number(reserved)))).toBe(0);
    });

    it('holds nothing for a cancelled order', async () => {
      const held = await trade.services.query(
        warehouse,
        `SELECT order_no, state FROM reservation WHERE order_no = ANY ($1::text[]) AND state <> 'CANCELLED'`,
        [await ordersBy('CANCELLED')],
      );
      expect(held).toEqual([]);
      const released = await trade.services.events(StokRezervasyonuSerbestBirakildi);
      console.info(`${released.length} of the cancelled had goods`);
      expect(released.length).toBeGreaterThan(0);
    });

    it('leaves every invariant whole and nothing parked', async () => {
      expect(await faultsAtRest(trade.services)).toEqual([]);
    });
  },
);
