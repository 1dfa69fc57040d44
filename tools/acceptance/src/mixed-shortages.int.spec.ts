import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { IadeBelgesiAlindi, SatisBelgesiAlindi } from '@kervan/contracts';
import { warehouse } from '@kervan/warehouse';
import { atOnce } from './at-once.js';
import { faultsAtRest } from './faults-at-rest.js';
import { sample, seeded } from './seeded.js';
import { tradeDocument, type OrderLine } from './trade-document.mother.js';
import { tradingCompany, type TradingCompany } from './trading-company.mother.js';

const ORDERS = 120;
const ROUNDS = 6;
/** Slow machines must pass. */
const HANG_GUARD_MS = 600_000;
const skus = ['A', 'B', 'C', 'D', 'E'];
const accounts = ['17850', '13047', '12583'];
const accountOf = (index: number) => accounts[index % accounts.length] ?? '';

/**
 * With one unit per order all that wait for a product want the same. Here one order lacks 1 of the 5 it wants, and its
 * neighbour 2 of 2: goods that are too few for the older one may be enough for the younger one.
 */
describe('orders of 1 to 5 units of 1 to 3 products against a third of what they want', () => {
  const random = seeded(20101209);
  const upTo = (most: number) => 1 + Math.floor(random() * most);
  const orders = Array.from({ length: ORDERS }, (_, index) => ({
    documentNo: String(index),
    orderNo: `SIP-${index}`,
    lines: sample(skus, upTo(3), random).map((sku): OrderLine => ({ sku, quantity: String(upTo(5)) })),
    partial: index % 10 === 0,
  }));
  const wanted = (sku: string) =>
    orders
      .flatMap(({ lines }) => lines)
      .reduce((sum, line) => sum + (line.sku === sku ? Number(line.quantity) : 0), 0);
  const waiting = async () =>
    [...(await trade.statesOfOrders())]
      .filter(([, state]) => state === 'ON_HOLD(STOCK)')
      .map(([orderNo]) => orderNo);
  let trade: TradingCompany;

  beforeAll(async () => {
    trade = await tradingCompany(skus);
    await trade.openAccounts(...accounts);
    const third = skus.map((sku) => ({ sku, quantity: String(Math.floor(wanted(sku) / 3)) }));
    await trade.openStock('MERKEZ', third);
    await trade.services.atRest();
  });
  afterAll(() => trade.close());

  it(
    'leave nobody waiting beside free goods, whoever is cancelled meanwhile',
    async () => {
      const [whole, partial] = [
        orders.filter((order) => !order.partial),
        orders.filter((order) => order.partial),
      ];
      const cancelSome = async (count: number) => {
        const open = [...(await trade.statesOfOrders())].filter(([, state]) => state !== 'CANCELLED');
        await Promise.all(sample(open, count, random).map(([orderNo]) => trade.cancel(orderNo)));
      };
      // What is reserved while the core does not hear of it is released by cancels.
      await trade.services.hold(warehouse);
      await trade.services.givenAll(
        SatisBelgesiAlindi,
        whole.map(({ documentNo, lines }, index) => tradeDocument(accountOf(index), documentNo, lines)),
      );
      await atOnce(4, partial, async ({ orderNo, lines }, index) => {
        await trade.place(accountOf(index), orderNo, lines, true);
        await trade.approve(orderNo);
      });
      await trade.untilOrders(ORDERS);
      await cancelSome(10);
      trade.services.release(warehouse);
      await cancelSome(10);
      await trade.services.atRest();

      expect((await waiting()).length).toBeGreaterThan(ORDERS / 4);
      expect(await faultsAtRest(trade.services)).toEqual([]);
    },
    HANG_GUARD_MS,
  );

  it(
    'get what comes back little by little, as far as it is enough for one of them',
    async () => {
      for (let round = 0; round < ROUNDS; round++) {
        const before = await waiting();
        const back = sample(skus, 3, random).map((sku) => ({ sku, quantity: String(upTo(7)) }));
        await trade.services.given(IadeBelgesiAlindi, tradeDocument('17850', `C${round}`, back));
        const [cancelled] = sample(before, 1, random);
        if (cancelled) await trade.cancel(cancelled);
        await trade.services.atRest();

        expect(await faultsAtRest(trade.services)).toEqual([]);
      }
    },
    HANG_GUARD_MS,
  );

  it(
    'are all served when there is enough for all',
    async () => {
      await trade.openStock(
        'SUBE',
        skus.map((sku) => ({ sku, quantity: String(wanted(sku)) })),
      );
      await trade.services.atRest();

      expect(await waiting()).toEqual([]);
      expect(new Set((await trade.statesOfOrders()).values())).toEqual(new Set(['DESPATCHED', 'CANCELLED']));
      expect(await faultsAtRest(trade.services)).toEqual([]);
    },
    HANG_GUARD_MS,
  );
});
