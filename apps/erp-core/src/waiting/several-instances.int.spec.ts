import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { SatisBelgesiAlindi, StokRezervasyonuBasarisizOldu } from '@kervan/contracts';
import type { LockingTx } from '@kervan/inbox';
import { createLogger } from '@kervan/observability';
import type { Unit, UnitOfWork } from '@kervan/outbox';
import { eventually, scenario, type Scenario } from '@kervan/testing';
import { lockAccount } from '../accounts/find-account.js';
import { erpCore } from '../erp-core.js';
import { approveOrder } from '../orders/approve-order.js';
import { cancelOnRequest } from '../orders/cancel-on-request.js';
import { otherInstance, type OtherInstance } from '../other-instance.mother.js';
import { account, product, rates, tradeDocument } from '../trade-document.mother.js';
import { cancelLongHolds } from './cancel-long-holds.js';
import { Complaints } from './complaints.js';
import { noteArrivals, noteFailure } from './note-levels.js';
import { failure } from './stock-events.mother.js';
import { lockStockLevels } from './stock-level-lock.js';
import { tryWaitingOrders } from './try-waiting-orders.js';

const HOUR_MS = '3600000';
const complaints = new Complaints(createLogger('spec', { level: 'silent' }));
const dealing = { signal: new AbortController().signal, complaints };
const flow = { correlationId: 'c1', causationId: null, workOrderNo: null };

describe('several instances of the core', () => {
  let s: Scenario;
  let other: OtherInstance;
  let work: UnitOfWork;
  const accounts = ['17850', '17851', '17852', '17853'];
  beforeAll(async () => {
    s = await scenario(erpCore, { ORDER_CLOCK_MS: HOUR_MS });
    await s.http('PUT', '/api/kdv-classes/GENERAL/rates', rates);
    await s.http('POST', '/api/accounts/batch', {
      accounts: accounts.map((accountNo) => ({ ...account, accountNo, creditLimit: '1000000' })),
    });
    await s.http('POST', '/api/products/batch', {
      products: 'a b c d e f'.split(' ').map((sku) => ({ ...product, sku })),
    });
    other = await otherInstance(s);
    ({ work } = other);
  });
  const open: Unit[] = [];
  const begin = async () => {
    const unit = await work.begin();
    open.push(unit);
    return unit;
  };
  afterEach(() => Promise.all(open.splice(0).map((unit) => unit.rollback())));
  afterAll(async () => {
    await other.database.close();
    await s.close();
  });

  const arrive = async (
    { db }: Pick<LockingTx, 'db'>,
    sku: string,
    available: string,
    stockVersion: number,
  ) => {
    await lockStockLevels(db, [sku]);
    await noteArrivals(db, [{ sku, available, stockVersion }]);
  };
  const hold = async ({ db }: Pick<LockingTx, 'db'>, orderNo: string, sku: string, stockVersion: number) => {
    await lockStockLevels(db, [sku]);
    await noteFailure(db, [{ sku, available: '0', stockVersion }]);
    await db.query(
      `UPDATE sales_order SET state = 'ON_HOLD', hold_reason = 'STOCK', shortage = $2::jsonb WHERE order_no = $1`,
      [orderNo, JSON.stringify([{ sku, wanted: '6' }])],
    );
  };
  const somebodyWaits = () =>
    eventually('a transaction to wait for another', async () => {
      const waiting = await other.database.query(
        `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return waiting.length > 0;
    });
  const approved = async (documentNo: string, sku: string, accountNo = '17850') => {
    const lines = [{ lineNo: 1, sku, quantity: '6', unitPrice: '2.55' }];
    await s.given(SatisBelgesiAlindi, tradeDocument(documentNo, { accountNo, lines }));
    return `SIP-${documentNo}`;
  };
  const held = async (documentNo: string, sku: string, accountNo = '17850') => {
    const orderNo = await approved(documentNo, sku, accountNo);
    await s.given(StokRezervasyonuBasarisizOldu, failure(orderNo, { [sku]: ['6', 5] }, accountNo));
    return orderNo;
  };
  const standing = async (...orderNos: string[]) => {
    const rows = await s.query<{ standing: string }>(
      `SELECT state || ' ' || approval_no AS standing FROM unnest($1::text[]) WITH ORDINALITY AS named (order_no, place)
       JOIN sales_order USING (order_no) ORDER BY place`,
      [orderNos],
    );
    return rows.map((row) => row.standing);
  };

  it('lose no arrival that comes while a failure is noted', async () => {
    const orderNo = await approved('I1', 'a');
    const failing = await begin();
    await hold(failing, orderNo, 'a', 5);

    const arriving = work.run((tx) => arrive(tx, 'a', '6', 6));
    await somebodyWaits();
    await failing.commit();
    await arriving;

    await tryWaitingOrders(work, dealing);
    expect(await standing(orderNo)).toEqual(['APPROVED 2']);
  });

  it('lose no arrival that is noted while the failure comes', async () => {
    const orderNo = await approved('I2', 'b');
    const arriving = await begin();
    await arrive(arriving, 'b', '6', 8);

    const failing = work.run((tx) => hold(tx, orderNo, 'b', 7));
    await somebodyWaits();
    await arriving.commit();
    await failing;

    await tryWaitingOrders(work, dealing);
    expect(await standing(orderNo)).toEqual(['APPROVED 2']);
  });

  it('never count on the same goods: what one approves meanwhile, the other leaves alone', async () => {
    const [older, younger] = [await held('K1', 'c'), await held('K2', 'c', '17851')];
    await work.run((tx) => arrive(tx, 'c', '11', 6));
    const approving = await begin();
    // As the other instance does it: it found the younger one alone, the older was not held yet.
    await lockAccount(approving.db, '17851');
    await lockStockLevels(approving.db, ['c']);
    await approveOrder(approving.tx(flow), { orderNo: younger, accountNo: '17851' });

    const trying = tryWaitingOrders(work, dealing);
    await somebodyWaits();
    await approving.commit();
    await trying;

    expect(await standing(older, younger)).toEqual(['ON_HOLD 1', 'APPROVED 2']);
  });

  it('give to a younger order what an older one leaves that is cancelled meanwhile', async () => {
    const [older, younger] = [await held('L1', 'd'), await held('L2', 'd', '17851')];
    await work.run((tx) => arrive(tx, 'd', '6', 6));
    const cancelling = await begin();
    await cancelOnRequest(cancelling.tx(flow), { orderNo: older, accountNo: '17850' });

    const trying = tryWaitingOrders(work, dealing);
    await somebodyWaits();
    await cancelling.commit();
    await trying;

    expect(await standing(older, younger)).toEqual(['CANCELLED 1', 'APPROVED 2']);
  });

  it('cancel no order after its days that another approves meanwhile', async () => {
    const orderNo = await held('M1', 'e');
    await s.query(
      `UPDATE sales_order SET first_approved_at = now() - interval '15 days' WHERE order_no = $1`,
      [orderNo],
    );
    const approving = await begin();
    await approveOrder(approving.tx(flow), { orderNo, accountNo: '17850' });

    const ending = cancelLongHolds(work, { ...dealing, holdDays: 14 });
    await somebodyWaits();
    await approving.commit();
    await ending;

    expect(await standing(orderNo)).toEqual(['APPROVED 2']);
  });

  it('share the tries: the oldest are approved again once each, as far as the goods go', async () => {
    const orderNos: string[] = [];
    for (let index = 0; index < 40; index++)
      orderNos.push(await held(`J${String(index).padStart(2, '0')}`, 'f', accounts[index % 4]));
    await work.run((tx) => arrive(tx, 'f', String(24 * 6), 6));

    await Promise.all(Array.from({ length: 4 }, () => tryWaitingOrders(work, dealing)));

    const served = orderNos.map((_, index) => (index < 24 ? 'APPROVED 2' : 'ON_HOLD 1'));
    const standings = await standing(...orderNos);
    expect([...standings].sort()).toEqual([...served].sort());
    expect(await tryWaitingOrders(work, dealing)).toBe(false);
    expect(await standing(...orderNos)).toEqual(standings);
  });
});
