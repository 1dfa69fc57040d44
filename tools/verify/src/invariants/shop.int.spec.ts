import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { emptyBroker, specEvidence, type SpecEvidence } from '../evidence/evidence.mother.js';
import { sellableStock } from './sellable-stock.js';
import { shownPrices } from './shown-prices.js';

const level = '(depot_no text, sku text, on_hand numeric, reserved numeric, version integer)';
const price = '(price_list text, sku text, valid_from date, price numeric, currency text, version integer)';
const shopTables = `CREATE TABLE stock_level ${level}; CREATE TABLE price ${price}; CREATE TABLE product (sku text, unit text);
  CREATE TABLE current_price (price_list text, sku text, price numeric, currency text)`;
const otherTables = `CREATE TABLE stock_item ${level}; CREATE TABLE product_price ${price}; CREATE TABLE product (sku text, unit text)`;

describe('what the shop shows', () => {
  let shop: SpecEvidence;
  let others: SpecEvidence;
  beforeAll(async () => {
    [shop, others] = await Promise.all([specEvidence(shopTables), specEvidence(otherTables)]);
  });
  afterAll(() => Promise.all([shop.close(), others.close()]));
  beforeEach(async () => {
    await shop.database.query('TRUNCATE stock_level, price, product, current_price');
    await others.database.query('TRUNCATE stock_item, product_price, product');
    await shop.database.query(
      "INSERT INTO current_price VALUES ('STANDARD', 'A', 2.55, 'TRY'), ('DEALER', 'A', 2, 'TRY')",
    );
    for (const [{ database }, levels, prices] of [
      [shop, 'stock_level', 'price'],
      [others, 'stock_item', 'product_price'],
    ] as const) {
      await database.query(
        `INSERT INTO ${levels} VALUES ('MERKEZ', 'A', 6, 4, 7), ('ANKARA', 'A', 0.000, 0, 2)`,
      );
      await database.query(`INSERT INTO ${prices} VALUES ('STANDARD', 'A', '2010-12-01', 2.55, 'TRY', 2),
        ('STANDARD', 'A', '2010-11-30', 2.10, 'TRY', 3),
        ('STANDARD', 'A', '2999-01-01', 3, 'TRY', 1), ('DEALER', 'A', '2010-12-01', 2, 'TRY', 1)`);
      await database.query("INSERT INTO product VALUES ('A', 'C62'), ('B', 'C62')");
    }
  });
  const databases = () => ({ ...others.evidence.databases, ecommerce: shop.database });
  const stock = () => sellableStock.evaluate({ ...others.evidence, databases: databases() }, emptyBroker);
  const prices = () => shownPrices.evaluate({ ...others.evidence, databases: databases() }, emptyBroker);

  it('I11 holds when it is what the warehouse has, in its last version', async () => {
    expect(await stock()).toMatchObject({
      id: 'I11',
      holds: true,
      detail: '2 stock items: sellable in the shop = on hand - reserved in the warehouse, last version',
    });
  });

  it.each([
    ['on_hand = 7', 'sellable 3 of 7 version 7'],
    ['reserved = 3', 'sellable 3 of 6 version 7'],
    ['version = 6', 'sellable 2 of 6 version 6'],
  ])('I11 names an item that the shop has with %s', async (change, shown) => {
    await shop.database.query(`UPDATE stock_level SET ${change} WHERE on_hand = 6`);
    expect(await stock()).toMatchObject({
      faults: [`MERKEZ/A: shop ${shown}, warehouse sellable 2 of 6 version 7`],
    });
  });

  it('I11 names an item that the shop never heard of', async () => {
    await shop.database.query("DELETE FROM stock_level WHERE depot_no = 'ANKARA'");
    expect(await stock()).toMatchObject({
      faults: ['ANKARA/A: shop nothing, warehouse sellable 0 of 0 version 2'],
    });
  });

  it('I12 holds when it has every dated price of the core', async () => {
    expect(await prices()).toMatchObject({
      id: 'I12',
      holds: true,
      detail: '2 products, 2 prices of today, 4 dated prices: shop = core',
    });
  });

  it.each([
    [
      'UPDATE current_price SET price = 2.10 WHERE price = 2.55',
      'STANDARD/A: shop shows 2.1 TRY, core 2.55 TRY',
    ],
    ["DELETE FROM current_price WHERE price_list = 'DEALER'", 'DEALER/A: shop shows nothing, core 2 TRY'],
  ])('I12 names what is shown and is not the latest of today: %s', async (change, fault) => {
    await shop.database.query(change);
    expect(await prices()).toMatchObject({ faults: [fault] });
  });

  it('I12 names a price that is not that of its day, a price and a product that are missing', async () => {
    await shop.database.query('UPDATE price SET price = 2.5, version = 1 WHERE version = 2');
    await shop.database.query("DELETE FROM price WHERE price_list = 'DEALER'");
    await shop.database.query("DELETE FROM product WHERE sku = 'B'");
    expect(await prices()).toMatchObject({
      faults: [
        'STANDARD/A/2010-12-01: shop 2.5 TRY version 1, core 2.55 TRY version 2',
        'DEALER/A/2010-12-01: shop nothing, core 2 TRY version 1',
        'B: shop nothing, core C62',
      ],
    });
  });
});
