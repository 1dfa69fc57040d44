import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { SatisBelgesiAlindi, SiparisOnaylandi, StokRezervasyonuBasarisizOldu } from '@kervan/contracts';
import { connectDatabase, type Database } from '@kervan/database';
import type { LockingTx } from '@kervan/inbox';
import { testStores } from '@kervan/local';
import { createLogger } from '@kervan/observability';
import { TransactionalUnitOfWork, type Unit, type UnitOfWork } from '@kervan/outbox';
import { eventually, scenario, type Scenario } from '@kervan/testing';
import { erpCore } from '../erp-core.js';
import { account, product, rates, tradeDocument } from '../trade-document.mother.js';
import { noteArrivals } from './note-arrivals.js';
import { noteShortages } from './note-shortages.js';
import { offerStock } from './offer-stock.js';
import { retryDueOrders } from './retry-due-orders.js';
import { stockArrivalLock } from './stock-arrival-lock.js';
import { failure } from './stock-events.mother.js';

const HOUR_MS = '3600000';

describe('several instances of the core', () => {
  let s: Scenario;
  let database: Database;
  let work: UnitOfWork;
  beforeAll(async () => {
    s = await scenario(erpCore, { ORDER_CLOCK_MS: HOUR_MS });
    await s.http('PUT', '/api/kdv-classes/GENERAL/rates', rates);
    await s.http('POST', '/api/accounts/batch', { accounts: [{ ...account, creditLimit: '1000000' }] });
    await s.http('POST', '/api/products/batch', { products: [product] });
    const [store] = await s.query<{ name: string }>('SELECT current_database() AS name');
    const url = new URL(testStores().databaseUrl);
    url.pathname = `/${store?.name ?? ''}`;
    database = await connectDatabase({
      url: url.href,
      applicationName: 'other instance',
      entities: erpCore.entities,
    });
    work = new TransactionalUnitOfWork(database, { source: '/erp/core' });
  });
  const open: Unit[] = [];
  const begin = async () => {
    const unit = await work.begin();
    open.push(unit);
    return unit;
  };
  afterEach(() => Promise.all(open.splice(0).map((unit) => unit.rollback())));
  afterAll(async () => {
    await database.close();
    await s.close();
  });

  const lock = (tx: LockingTx) => stockArrivalLock('85123A').take(tx, ['85123A']);
  const arrive = (tx: LockingTx, quantity: string, stockVersion: number) =>
    noteArrivals(tx.db, [{ sku: '85123A', quantity, stockVersion }]);
  const lack = (tx: LockingTx, orderNo: string, stockVersion: number) =>
    noteShortages(tx.db, { orderNo, partial: false }, [{ sku: '85123A', quantity: '6', stockVersion }]);
  const hold = (tx: LockingTx, orderNo: string) =>
    tx.db.query(`UPDATE sales_order SET state = 'ON_HOLD', hold_reason = 'STOCK' WHERE order_no = $1`, [
      orderNo,
    ]);
  const somebodyWaits = () =>
    eventually('a transaction to wait for another', async () => {
      const waiting = await database.query(
        `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return waiting.length > 0;
    });
  const due = async () => {
    const rows = await s.query<{ no: string }>(
      'SELECT order_no AS no FROM order_wait WHERE due ORDER BY order_no',
    );
    return rows.map(({ no }) => no);
  };
  const approved = async (documentNo: string) => {
    await s.given(SatisBelgesiAlindi, tradeDocument(documentNo));
    return `SIP-${documentNo}`;
  };

  it('lose no arrival that comes while a shortage is noted', async () => {
    const orderNo = await approved('I1');
    const shortage = await begin();
    await lock(shortage);
    await hold(shortage, orderNo);
    await lack(shortage, orderNo, 5);

    const arrival = work.run(async (tx) => {
      await lock(tx);
      await arrive(tx, '6', 6);
    });
    await somebodyWaits();
    await shortage.commit();
    await arrival;

    await work.run(({ db }) => offerStock(db));
    expect(await due()).toEqual([orderNo]);
    await s.query('DELETE FROM order_wait');
  });

  it('lose no arrival that is noted while the shortage comes', async () => {
    const orderNo = await approved('I2');
    const arrival = await begin();
    await lock(arrival);
    await arrive(arrival, '6', 8);

    const shortage = work.run(async (tx) => {
      await lock(tx);
      await hold(tx, orderNo);
      await lack(tx, orderNo, 7);
    });
    await somebodyWaits();
    await arrival.commit();
    await shortage;

    expect(await due()).toEqual([orderNo]);
    await s.query('DELETE FROM order_wait');
  });

  it('share the retries: each order is approved again once', async () => {
    const orderNos = Array.from({ length: 40 }, (_, index) => `SIP-J${String(index).padStart(2, '0')}`);
    for (const orderNo of orderNos) {
      await approved(orderNo.replace('SIP-', ''));
      await s.given(StokRezervasyonuBasarisizOldu, failure(orderNo, { '85123A': ['6', 9] }));
    }
    await work.run(async (tx) => {
      await lock(tx);
      await arrive(tx, String(40 * 6), 10);
    });

    const dealing = {
      signal: new AbortController().signal,
      logger: createLogger('spec', { level: 'silent' }),
    };
    const rounds = Array.from({ length: 4 }, async () => {
      await work.run(({ db }) => offerStock(db));
      await retryDueOrders(work, dealing);
    });
    await Promise.all(rounds);
    await retryDueOrders(work, dealing);

    const approvals = await s.query<{ no: string; count: number }>(
      `SELECT key AS no, count(*) AS count FROM outbox
       WHERE headers::json ->> 'ce_type' = $1 AND key LIKE 'SIP-J%' GROUP BY key ORDER BY key`,
      [SiparisOnaylandi.type],
    );
    expect(approvals).toEqual(orderNos.map((no) => ({ no, count: 2 })));
    expect(await due()).toEqual([]);
    // Nothing was taken for untaken and offered a second time.
    expect(await s.query('SELECT sku FROM stock_arrival WHERE to_offer > 0')).toEqual([]);
    expect(await s.query('SELECT order_no FROM order_shortage')).toHaveLength(40);
  });
});
