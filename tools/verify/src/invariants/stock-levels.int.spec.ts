import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { emptyBroker, specEvidence, type SpecEvidence } from '../evidence/evidence.mother.js';
import type { InvariantCheck } from './invariant-check.js';
import { noNegativeStock } from './no-negative-stock.js';
import { reservedForOrders } from './reserved-for-orders.js';
import { reservedOnHand } from './reserved-on-hand.js';
import { stockMovements } from './stock-movements.js';

const tables = `
  CREATE TABLE stock_item (depot_no text, sku text, on_hand numeric, reserved numeric, cost_value numeric);
  CREATE TABLE stock_movement (depot_no text, sku text, quantity numeric, cost numeric);
  CREATE TABLE reservation (order_no text, state text);
  CREATE TABLE reservation_line (order_no text, depot_no text, sku text, quantity numeric)`;

describe('levels of the stock', () => {
  let s: SpecEvidence;
  beforeAll(async () => {
    s = await specEvidence(tables);
  });
  afterAll(() => s.close());
  beforeEach(async () => {
    const { database } = s;
    await database.query('TRUNCATE stock_item, stock_movement, reservation, reservation_line');
    await database.query(`INSERT INTO stock_item VALUES
      ('MERKEZ', 'A', 6, 4, 9.18), ('MERKEZ', 'a', 1.500, 0, 3), ('ANKARA', 'A', 0, 0, 0)`);
    await database.query(`INSERT INTO stock_movement VALUES
      ('MERKEZ', 'A', 10, 15.30), ('MERKEZ', 'A', -4, -6.12), ('MERKEZ', 'a', 1.5, 3.00),
      ('ANKARA', 'A', 2, 4), ('ANKARA', 'A', -2, -4)`);
    await database.query(
      "INSERT INTO reservation VALUES ('SIP-1', 'ACTIVE'), ('SIP-2', 'ACTIVE'), ('SIP-3', 'DESPATCHED')",
    );
    await database.query(`INSERT INTO reservation_line VALUES
      ('SIP-1', 'MERKEZ', 'A', 1), ('SIP-1', 'MERKEZ', 'A', 2), ('SIP-2', 'MERKEZ', 'A', 1.000),
      ('SIP-3', 'MERKEZ', 'A', 5)`);
  });
  const run = (check: InvariantCheck) => check.evaluate(s.evidence, emptyBroker);

  it.each([
    ['I7', noNegativeStock, '3 stock items, none below zero'],
    ['I8', reservedOnHand, '4 units reserved of 7.5 on hand, in no item more than there is'],
    ['I9', reservedForOrders, '1 stock items with reserved goods = lines of active reservations'],
    ['I10', stockMovements, '2 stock items with goods, quantity and value = sum of movements'],
  ])('%s holds at rest', async (id, check, detail) => {
    expect(await run(check)).toMatchObject({ id, holds: true, detail });
  });

  it.each([
    ['on_hand = -1', noNegativeStock, 'MERKEZ/A: on hand -1 reserved 4'],
    ['reserved = -1', noNegativeStock, 'MERKEZ/A: on hand 6 reserved -1'],
    ['reserved = 6.001', reservedOnHand, 'MERKEZ/A: reserved 6.001 of 6'],
    ['reserved = 5', reservedForOrders, 'MERKEZ/A: stock 5, reservations 4'],
    ['on_hand = 7', stockMovements, 'MERKEZ/A: stock 7 worth 9.18, movements 6 worth 9.18'],
    ['cost_value = 9.17', stockMovements, 'MERKEZ/A: stock 6 worth 9.17, movements 6 worth 9.18'],
  ])('names an item with %s where that is against the rule', async (change, check, detail) => {
    await s.database.query(`UPDATE stock_item SET ${change} WHERE on_hand = 6`);
    expect(await run(check)).toMatchObject({ holds: false, detail });
  });

  it('I9 names goods that are held for an order which is over', async () => {
    await s.database.query("UPDATE reservation SET state = 'CANCELLED'");
    expect(await run(reservedForOrders)).toMatchObject({
      holds: false,
      detail: 'MERKEZ/A: stock 4, reservations nothing',
    });
  });

  it('I10 names goods that came without a document, and a document whose goods never came', async () => {
    await s.database.query("DELETE FROM stock_movement WHERE sku = 'a'");
    await s.database.query("INSERT INTO stock_movement VALUES ('ANKARA', 'A', 1, 0)");
    expect(await run(stockMovements)).toMatchObject({
      holds: false,
      detail:
        'MERKEZ/a: stock 1.5 worth 3.00, movements nothing; ANKARA/A: stock nothing, movements 1 worth 0.00',
    });
  });
});
