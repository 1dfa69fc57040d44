import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SevkiyatGerceklesti, StokDuzeyiDegisti } from '@kervan/contracts';
import { warehouse } from '@kervan/warehouse';
import { atOnce } from './at-once.js';
import { faultsAtRest } from './faults-at-rest.js';
import { sample, seeded } from './seeded.js';
import { tradingCompany, type TradingCompany } from './trading-company.mother.js';

const SEED = 20101201;
/** Slow machines must pass. */
const HANG_GUARD_MS = 600_000;

/**
 * An order is invoiced in the transaction that learns of its reservation, and then its goods leave: no order stays
 * RESERVED. What is held is therefore counted as reserved + despatched, which must never exceed the units there are.
 */
describe.each([
  { ORDERS: 1000, UNITS: 600, CANCELS: 100, instances: 1 },
  { ORDERS: 200, UNITS: 120, CANCELS: 20, instances: 2 },
])('$ORDERS orders of one unit against $UNITS units, $CANCELS cancelled, by $instances each', (scale) => {
  const { ORDERS, UNITS, CANCELS, instances } = scale;
  const accounts = Array.from({ length: 20 }, (_, index) => `120.${index}`);
  const orders = Array.from({ length: ORDERS }, (_, index) => `SIP-${index}`);
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

  it(
    'takes orders and cancels while the warehouse is restarted twice',
    async () => {
      const doomed = new Set(sample(orders, CANCELS, random));
      const toCancel: { readonly orderNo: string; readonly after: number }[] = [];
      const cancelThoseBefore = async (index: number) => {
        const due = toCancel.filter(({ after }) => after <= index);
        toCancel.splice(0, Infinity, ...toCancel.filter(({ after }) => after > index));
        for (const { orderNo } of due)
          if ((await trade.cancel(orderNo)).status !== 200) refused.push(orderNo);
      };
      let restarts = Promise.resolve();
      await atOnce(8, orders, async (orderNo, index) => {
        if (index === ORDERS / 4 || index === ORDERS / 2) restarts = restarts.then(restart);
        await trade.order(accounts[index % accounts.length] ?? '', orderNo, [
          { sku: '85123A', quantity: '1' },
        ]);
        if (doomed.has(orderNo)) toCancel.push({ orderNo, after: index + Math.floor(random() * 150) });
        await cancelThoseBefore(index);
      });
      await cancelThoseBefore(Infinity);
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
  });

  it('leaves every invariant whole and nothing parked', async () => {
    expect(await faultsAtRest(trade.services)).toEqual([]);
  });
});
