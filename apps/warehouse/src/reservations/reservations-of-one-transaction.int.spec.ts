import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
  FaturaKesildi,
  SiparisIptalEdildi,
  SiparisOnaylandi,
  StokRezervasyonuBasarisizOldu,
  StokRezervasyonuSerbestBirakildi,
  StokRezervasyonuTamamlandi,
  type DataOf,
  type EventContract,
  type EventOf,
} from '@kervan/contracts';
import { connectDatabase, temporaryDatabase, type Database, type TemporaryDatabase } from '@kervan/database';
import type { Lock } from '@kervan/inbox';
import { testStores } from '@kervan/local';
import { outboxMigrations, TransactionalUnitOfWork, type Unit, type UnitOfWork } from '@kervan/outbox';
import { v7 as uuidv7 } from 'uuid';
import { Depot } from '../depots/depot.entity.js';
import { DespatchInvoicedOrders } from '../despatch/despatch-invoiced-orders.js';
import { Product } from '../products/product.entity.js';
import { brokenStock } from '../stock/broken-stock.mother.js';
import { openStock } from '../stock/open-stock.js';
import { stockLock } from '../stock/stock-lock.js';
import { warehouse } from '../warehouse.js';
import { expireReservations } from './expire-reservations.js';
import { heldStockLock, reservationLock } from './order-locks.js';
import { approval, cancellation, invoice, linesOf } from './order.mother.js';
import { ReleaseCancelledOrders } from './release-cancelled-orders.js';
import { ReserveApprovedOrders } from './reserve-approved-orders.js';
import { wronglyReserved } from './wrongly-reserved.mother.js';

const skus = Array.from({ length: 675 }, (_, index) => `SKU-${index}`);
const flow = { correlationId: uuidv7(), causationId: null, workOrderNo: null };
const period = { RESERVATION_TTL_HOURS: 72 };
const reserving = new ReserveApprovedOrders(period);
const despatching = new DespatchInvoicedOrders(period);
const releasing = new ReleaseCancelledOrders();

function event<Contract extends EventContract>(
  contract: Contract,
  data: DataOf<NoInfer<Contract>>,
): EventOf<Contract> {
  const { type, key } = contract;
  const time = new Date().toISOString();
  const trace = { traceparent: null, tracestate: null };
  return { ...flow, ...trace, id: uuidv7(), type, source: '/spec', key, time, sequence: null, data };
}

/** What a chunk does for one event, beside taking its locks. */
interface Step {
  readonly locks: readonly Lock[];
  readonly run: (unit: Unit) => Promise<void>;
}

const approve = (data: DataOf<typeof SiparisOnaylandi>): Step => ({
  locks: [reservationLock(data.orderNo), ...data.lines.map(({ sku }) => stockLock(sku))],
  run: (unit) => reserving.reserve(event(SiparisOnaylandi, data), unit.tx(flow)),
});
const bill = (data: DataOf<typeof FaturaKesildi>): Step => ({
  locks: [reservationLock(data.orderNo), ...data.lines.map(({ sku }) => stockLock(sku))],
  run: (unit) => despatching.despatch(event(FaturaKesildi, data), unit.tx(flow)),
});
const cancel = (orderNo: string): Step => ({
  locks: [reservationLock(orderNo), heldStockLock(orderNo)],
  run: (unit) => releasing.release(event(SiparisIptalEdildi, cancellation(orderNo)), unit.tx(flow)),
});

describe('events of one transaction', () => {
  let temporary: TemporaryDatabase;
  let database: Database;
  let work: UnitOfWork;

  beforeAll(async () => {
    temporary = await temporaryDatabase(testStores().databaseUrl);
    database = await connectDatabase({
      url: temporary.url,
      applicationName: 'spec',
      entities: warehouse.entities,
      migrations: [...outboxMigrations, ...warehouse.migrations],
    });
    await database.migrate();
    work = new TransactionalUnitOfWork(database, { source: '/erp/warehouse' });
    await work.run(async ({ db }) => {
      await db.insert(Depot, { depotNo: 'MERKEZ', priority: 1 });
      await db.insert(
        Product,
        skus.map((sku) => ({ sku, stocked: true })),
      );
    });
  });
  beforeEach(async () => {
    await database.query(
      'TRUNCATE stock_item, stock_movement, goods_receipt, reservation, reservation_line, despatch_note, outbox',
    );
  });
  afterEach(async () => {
    expect(await database.query(brokenStock)).toEqual([]);
    expect(await database.query(wronglyReserved)).toEqual([]);
  });
  afterAll(async () => {
    await database.close();
    await temporary.drop();
  });

  const open = async (wanted: readonly string[], quantity: string) => {
    const items = wanted.map((sku) => ({ sku, quantity, unitCost: '2.00' }));
    await work.run((tx) => openStock(tx, { depotNo: 'MERKEZ', date: '2010-12-01', items }, 'TRY'));
    await database.query('TRUNCATE outbox');
  };

  /** As the inbox does it. @returns the number of statements. */
  const chunk = async (...steps: readonly Step[]): Promise<number> => {
    const unit = await work.begin();
    const { db } = unit;
    const spies = [
      jest.spyOn(db, 'query'),
      jest.spyOn(db, 'insert'),
      jest.spyOn(db, 'find'),
      jest.spyOn(db, 'findOne'),
      jest.spyOn(db, 'lock'),
      jest.spyOn(db, 'update'),
    ];
    const locks = steps.flatMap((step) => step.locks);
    for (const address of ['Reservation', 'ReservedStock', 'Stock']) {
      const [first, ...others] = locks.filter((lock) => lock.address === address);
      const keys = new Set([first, ...others].flatMap((lock) => lock?.key ?? []));
      void first?.take(unit, [...keys]);
    }
    for (const { run } of steps) await run(unit);
    await unit.commit();
    return spies.reduce((sum, { mock }) => sum + mock.calls.length, 0);
  };
  const published = async (contract: EventContract): Promise<unknown[]> => {
    const rows = await database.query<{ payload: string; headers: string }>(
      'SELECT payload, headers FROM outbox ORDER BY id',
    );
    return rows
      .filter(({ headers }) => headers.includes(contract.type))
      .map(({ payload }): unknown => JSON.parse(payload));
  };
  const states = () =>
    database.query<{ no: string; state: string }>(
      'SELECT order_no AS no, state FROM reservation ORDER BY order_no',
    );
  const one = linesOf(['SKU-0', '1']);
  const many = linesOf(...skus.map((sku) => [sku, '1'] as const));
  const numbers = Array.from({ length: 50 }, (_, index) => `SIP-${100 + index}`);

  it('reserve an order of 675 lines, or 50 orders, with as many statements as one of a line', async () => {
    await open(skus, '100');
    const statements = await chunk(approve(approval('SIP-1', one)));

    expect(await chunk(approve(approval('SIP-2', many)))).toBe(statements);
    expect(await chunk(...numbers.map((no) => approve(approval(no, linesOf(['SKU-7', '1'])))))).toBe(
      statements,
    );
    // Three to read reservations, three to read stock, three to write, two for the outbox and its constraints.
    expect(statements).toBeLessThanOrEqual(11);
    expect(await database.query('SELECT count(*) FROM reservation_line')).toEqual([{ count: 1 + 675 + 50 }]);
  });

  it('despatch and release any number of orders with as many statements as one', async () => {
    await open(skus, '100');
    await chunk(
      approve(approval('SIP-1', one)),
      approve(approval('SIP-2', many)),
      approve(approval('SIP-3', one)),
      approve(approval('SIP-4', many)),
      ...numbers.map((no) => approve(approval(no, linesOf(['SKU-7', '1'])))),
    );
    const despatched = await chunk(bill(invoice('SIP-1', one)));
    const released = await chunk(cancel('SIP-3'));

    expect(await chunk(bill(invoice('SIP-2', many)))).toBe(despatched);
    expect(await chunk(cancel('SIP-4'))).toBe(released);
    const [half, rest] = [numbers.slice(0, 25), numbers.slice(25)];
    expect(await chunk(...half.map((no) => bill(invoice(no, linesOf(['SKU-7', '1'])))))).toBe(despatched);
    expect(await chunk(...rest.map(cancel))).toBe(released);
    expect(despatched).toBeLessThanOrEqual(14);
    expect(released).toBeLessThanOrEqual(12);
  });

  it('compete for the last unit: the first order gets it, the second one fails', async () => {
    await open(['SKU-0'], '1');
    await chunk(approve(approval('SIP-1', one)), approve(approval('SIP-2', one)));

    expect(await published(StokRezervasyonuTamamlandi)).toMatchObject([{ orderNo: 'SIP-1' }]);
    expect(await published(StokRezervasyonuBasarisizOldu)).toMatchObject([
      { orderNo: 'SIP-2', missing: [{ sku: 'SKU-0', quantity: '1', stockVersion: 1 }] },
    ]);
  });

  it('pass the last unit on: what the first order gives back the second one gets', async () => {
    await open(['SKU-0'], '1');
    await chunk(approve(approval('SIP-1', one)), cancel('SIP-1'), approve(approval('SIP-2', one)));

    expect(await states()).toEqual([
      { no: 'SIP-1', state: 'CANCELLED' },
      { no: 'SIP-2', state: 'ACTIVE' },
    ]);
    expect(await published(StokRezervasyonuSerbestBirakildi)).toMatchObject([{ orderNo: 'SIP-1' }]);
  });

  it('release goods of an order that was despatched a moment ago: they never left', async () => {
    await open(['SKU-0'], '3');
    const order = approval('SIP-1', one, { invoicing: 'AFTER_DESPATCH' });
    await chunk(approve(order), cancel('SIP-1'));

    expect(await states()).toEqual([{ no: 'SIP-1', state: 'CANCELLED' }]);
    expect(await published(StokRezervasyonuSerbestBirakildi)).toMatchObject([
      { orderNo: 'SIP-1', lines: [{ quantity: '1' }] },
    ]);
    expect(await database.query('SELECT * FROM despatch_note')).toEqual([]);
    expect(await database.query('SELECT on_hand, reserved, cost_value FROM stock_item')).toEqual([
      { on_hand: '3', reserved: '0', cost_value: '6.00' },
    ]);
  });

  it('despatch each order once, whichever of approval and invoice comes first', async () => {
    await open(['SKU-7'], '50');
    const lines = linesOf(['SKU-7', '1']);
    await Promise.all([
      ...numbers.map((no) => chunk(approve(approval(no, lines, { invoicing: 'ON_APPROVAL' })))),
      chunk(...[...numbers].reverse().map((no) => bill(invoice(no, lines)))),
    ]);

    expect(new Set((await states()).map(({ state }) => state))).toEqual(new Set(['DESPATCHED']));
    expect(await database.query('SELECT on_hand, reserved, cost_value FROM stock_item')).toEqual([
      { on_hand: '0', reserved: '0', cost_value: '0.00' },
    ]);
  });

  it('expire once each with two instances at work, at most 100 in a transaction', async () => {
    await open(['SKU-7'], '250');
    const orders = Array.from({ length: 250 }, (_, index) => `SIP-${index}`);
    await chunk(...orders.map((no) => approve(approval(no, linesOf(['SKU-7', '1'])))));
    await database.query("UPDATE reservation SET expires_at = now() - interval '1 second'");
    const expireAll = async () => {
      while (await expireReservations(work));
    };
    await Promise.all([expireAll(), expireAll()]);
    await expireAll();

    expect(new Set((await states()).map(({ state }) => state))).toEqual(new Set(['EXPIRED']));
    expect(await published(StokRezervasyonuSerbestBirakildi)).toHaveLength(250);
    expect(await database.query('SELECT reserved, version FROM stock_item')).toMatchObject([
      { reserved: '0' },
    ]);
  });
});
