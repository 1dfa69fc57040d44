import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  StokRezervasyonuBasarisizOldu,
  StokRezervasyonuSerbestBirakildi,
  StokRezervasyonuTamamlandi,
} from '@kervan/contracts';
import { ChunkedWarehouse } from './chunked-warehouse.mother.js';
import { approve, bill, cancel } from './order-step.mother.js';
import { approval, invoice, linesOf } from './order.mother.js';

const skus = Array.from({ length: 675 }, (_, index) => `SKU-${index}`);
const one = linesOf(['SKU-0', '1']);
const many = linesOf(...skus.map((sku) => [sku, '1'] as const));
const numbers = Array.from({ length: 50 }, (_, index) => `SIP-${100 + index}`);

describe('events of one transaction', () => {
  let w: ChunkedWarehouse;
  beforeAll(async () => {
    w = await ChunkedWarehouse.start(skus);
  });
  beforeEach(() => w.empty());
  afterEach(() => w.assertInvariants());
  afterAll(() => w.close());

  it('reserve an order of 675 lines, or 50 orders, with as many statements as one of a line', async () => {
    await w.open(skus, '100');
    const statements = await w.chunk(approve(approval('SIP-1', one)));

    expect(await w.chunk(approve(approval('SIP-2', many)))).toBe(statements);
    expect(await w.chunk(...numbers.map((no) => approve(approval(no, linesOf(['SKU-7', '1'])))))).toBe(
      statements,
    );
    // Three to read reservations, four to read stock, three to write, two for the outbox and its constraints.
    expect(statements).toBeLessThanOrEqual(12);
    expect(await w.database.query('SELECT count(*) FROM reservation_line')).toEqual([
      { count: 1 + 675 + 50 },
    ]);
  });

  it('despatch and release any number of orders with as many statements as one', async () => {
    await w.open(skus, '100');
    await w.chunk(
      approve(approval('SIP-1', one)),
      approve(approval('SIP-2', many)),
      approve(approval('SIP-3', one)),
      approve(approval('SIP-4', many)),
      ...numbers.map((no) => approve(approval(no, linesOf(['SKU-7', '1'])))),
    );
    const despatched = await w.chunk(bill(invoice('SIP-1', one)));
    const released = await w.chunk(cancel('SIP-3'));

    expect(await w.chunk(bill(invoice('SIP-2', many)))).toBe(despatched);
    expect(await w.chunk(cancel('SIP-4'))).toBe(released);
    const [half, rest] = [numbers.slice(0, 25), numbers.slice(25)];
    expect(await w.chunk(...half.map((no) => bill(invoice(no, linesOf(['SKU-7', '1'])))))).toBe(despatched);
    expect(await w.chunk(...rest.map(cancel))).toBe(released);
    expect(despatched).toBeLessThanOrEqual(15);
    expect(released).toBeLessThanOrEqual(13);
  });

  it('compete for the last unit: the first order gets it, the second one fails', async () => {
    await w.open(['SKU-0'], '1');
    await w.chunk(approve(approval('SIP-1', one)), approve(approval('SIP-2', one)));

    expect(await w.published(StokRezervasyonuTamamlandi)).toMatchObject([{ orderNo: 'SIP-1' }]);
    expect(await w.published(StokRezervasyonuBasarisizOldu)).toMatchObject([
      { orderNo: 'SIP-2', missing: [{ sku: 'SKU-0', quantity: '1', stockVersion: 1 }] },
    ]);
  });

  it('pass the last unit on: what the first order gives back the second one gets', async () => {
    await w.open(['SKU-0'], '1');
    await w.chunk(approve(approval('SIP-1', one)), cancel('SIP-1'), approve(approval('SIP-2', one)));

    expect(await w.states()).toEqual([
      { no: 'SIP-1', state: 'CANCELLED' },
      { no: 'SIP-2', state: 'ACTIVE' },
    ]);
    expect(await w.published(StokRezervasyonuSerbestBirakildi)).toMatchObject([{ orderNo: 'SIP-1' }]);
  });

  it('release goods of an order that was despatched a moment ago: they never left', async () => {
    await w.open(['SKU-0'], '3');
    const order = approval('SIP-1', one, { invoicing: 'AFTER_DESPATCH' });
    await w.chunk(approve(order), cancel('SIP-1'));

    expect(await w.states()).toEqual([{ no: 'SIP-1', state: 'CANCELLED' }]);
    expect(await w.published(StokRezervasyonuSerbestBirakildi)).toMatchObject([
      { orderNo: 'SIP-1', lines: [{ quantity: '1' }] },
    ]);
    expect(await w.database.query('SELECT * FROM despatch_note')).toEqual([]);
    expect(await w.database.query('SELECT on_hand, reserved, cost_value FROM stock_item')).toEqual([
      { on_hand: '3', reserved: '0', cost_value: '6.00' },
    ]);
  });
});
