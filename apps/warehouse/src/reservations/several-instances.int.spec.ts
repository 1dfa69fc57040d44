import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  MalKabulEdildi,
  SevkiyatGerceklesti,
  StokRezervasyonuBasarisizOldu,
  StokRezervasyonuSerbestBirakildi,
} from '@kervan/contracts';
import { owedOrders } from '../despatch/owed-orders.js';
import type { Tx } from '@kervan/outbox';
import { openStock } from '../stock/open-stock.js';
import { StockBook } from '../stock/stock-book.js';
import { ChunkedWarehouse } from './chunked-warehouse.mother.js';
import { approve, bill, cancel } from './order-step.mother.js';
import { approval, invoice, linesOf } from './order.mother.js';
import { reservationExpiry } from './reservation-expiry.js';

const skus = ['SKU-0', 'SKU-1'];
const numbers = Array.from({ length: 50 }, (_, index) => `SIP-${100 + index}`);

describe('a warehouse of several instances', () => {
  let w: ChunkedWarehouse;
  beforeAll(async () => {
    w = await ChunkedWarehouse.start(skus);
  });
  beforeEach(() => w.empty());
  afterEach(() => w.assertInvariants());
  afterAll(() => w.close());

  it('despatches each order once, whichever of approval and invoice comes first', async () => {
    await w.open(['SKU-1'], '50');
    const lines = linesOf(['SKU-1', '1']);
    await Promise.all([
      ...numbers.map((no) => w.chunk(approve(approval(no, lines, { invoicing: 'ON_APPROVAL' })))),
      w.chunk(...[...numbers].reverse().map((no) => bill(invoice(no, lines)))),
    ]);

    expect(new Set((await w.states()).map(({ state }) => state))).toEqual(new Set(['DESPATCHED']));
    expect(await w.database.query('SELECT on_hand, reserved, cost_value FROM stock_item')).toEqual([
      { on_hand: '0', reserved: '0', cost_value: '0.00' },
    ]);
  });

  it('expires once each, at most 100 in a transaction', async () => {
    await w.open(['SKU-1'], '250');
    const orders = Array.from({ length: 250 }, (_, index) => `SIP-${index}`);
    await w.chunk(...orders.map((no) => approve(approval(no, linesOf(['SKU-1', '1'])))));
    await w.database.query("UPDATE reservation SET expires_at = now() - interval '1 second'");
    await Promise.all([w.doAll(reservationExpiry), w.doAll(reservationExpiry)]);
    await w.doAll(reservationExpiry);

    expect(new Set((await w.states()).map(({ state }) => state))).toEqual(new Set(['EXPIRED']));
    expect(await w.published(StokRezervasyonuSerbestBirakildi)).toHaveLength(250);
    expect(await w.database.query('SELECT reserved, version FROM stock_item')).toMatchObject([
      { reserved: '0' },
    ]);
  });

  it('despatches what is owed once each, as far as the goods go', async () => {
    const orders = Array.from({ length: 250 }, (_, index) => `SIP-${1000 + index}`);
    await w.chunk(...orders.map((no) => bill(invoice(no, linesOf(['SKU-1', '1'], ['SKU-1', '1'])))));
    await w.open(['SKU-1'], '401');
    await Promise.all([w.doAll(owedOrders), w.doAll(owedOrders)]);
    await w.doAll(owedOrders);

    const served = (await w.states()).filter(({ state }) => state === 'DESPATCHED');
    expect(served).toHaveLength(200);
    expect(await w.published(SevkiyatGerceklesti)).toHaveLength(200);
    expect(await w.database.query('SELECT on_hand, reserved FROM stock_item')).toEqual([
      { on_hand: '1', reserved: '0' },
    ]);
  });

  it('meets no deadlock though one names products by what is held and another by their SKUs', async () => {
    await w.open(['SKU-0', 'SKU-1'], '10');
    await w.chunk(approve(approval('SIP-1', linesOf(['SKU-0', '1']))));
    const blocking = await w.work.begin();
    await blocking.shared(StockBook).load(['SKU-0']);
    const both = approve(approval('SIP-2', linesOf(['SKU-0', '1'], ['SKU-1', '1'])));
    const first = w.chunk(both);
    await w.waitingForLocks(1);
    const second = w.chunk(cancel('SIP-1'), approve(approval('SIP-3', linesOf(['SKU-1', '1']))));
    await w.waitingForLocks(2);
    await blocking.rollback();

    await Promise.all([first, second]);
    expect((await w.states()).map(({ state }) => state)).toEqual(['CANCELLED', 'ACTIVE', 'ACTIVE']);
  });

  it('tells every opening of a product and what is decided beside it under versions of their own', async () => {
    await w.database.query("INSERT INTO depot VALUES ('ANKARA', 2) ON CONFLICT DO NOTHING");
    const opening = (depotNo: string) => {
      const items = [{ sku: 'SKU-0', quantity: '5', unitCost: '2.00' }];
      return (tx: Tx) => openStock(tx, { depotNo, date: '2010-12-01', items }, 'TRY');
    };
    const first = await w.work.begin();
    await opening('MERKEZ')(first.tx({ correlationId: 'first', causationId: null, workOrderNo: null }));
    const second = w.work.run(opening('ANKARA'));
    const reserving = w.chunk(approve(approval('SIP-1', linesOf(['SKU-0', '11']))));
    await w.waitingForLocks(2);
    await first.commit();
    await Promise.all([second, reserving]);

    expect(await w.published(MalKabulEdildi)).toMatchObject([
      { lines: [{ stockVersion: 1, available: '5' }] },
      { lines: [{ stockVersion: 2, available: '10' }] },
    ]);
    const [failure] = await w.published(StokRezervasyonuBasarisizOldu);
    expect([
      { stockVersion: 1, available: '5' },
      { stockVersion: 2, available: '10' },
    ]).toContainEqual(levelIn(failure));
  });
});

function levelIn(failure: unknown): unknown {
  const { missing } = StokRezervasyonuBasarisizOldu.schema.parse(failure);
  return missing.map(({ stockVersion, available }) => ({ stockVersion, available }))[0];
}
