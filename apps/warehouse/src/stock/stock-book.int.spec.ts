import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { connectDatabase, temporaryDatabase, type Database, type TemporaryDatabase } from '@kervan/database';
import { testStores } from '@kervan/local';
import { Quantity } from '@kervan/money';
import { outboxMigrations, TransactionalUnitOfWork, type Tx, type UnitOfWork } from '@kervan/outbox';
import { Depot } from '../depots/depot.entity.js';
import { warehouse } from '../warehouse.js';
import { openStock } from './open-stock.js';
import { StockBook } from './stock-book.js';

const one = Quantity.of('1');
const skus = Array.from({ length: 300 }, (_, index) => `SKU-${index}`);

describe('StockBook', () => {
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
  });
  beforeEach(async () => {
    await database.query('TRUNCATE stock_item, stock_movement, goods_receipt, product, depot, outbox');
    await work.run((tx) =>
      tx.db.insert(Depot, [
        { depotNo: 'ANKARA', priority: 2, version: 1 },
        { depotNo: 'MERKEZ', priority: 1, version: 1 },
      ]),
    );
    for (const depotNo of ['ANKARA', 'MERKEZ']) await open(depotNo);
  });
  afterAll(async () => {
    await database.close();
    await temporary.drop();
  });

  const open = (depotNo: string) => {
    const items = skus.map((sku) => ({ sku, quantity: '100', unitCost: '1' }));
    return work.run((tx) => openStock(tx, { depotNo, date: '2010-12-01', items }, 'TRY'));
  };
  /** Takes one piece of each product out of the first depot. */
  const issue = async (tx: Tx, wanted: readonly string[]) => {
    const book = tx.shared(StockBook);
    await book.load(wanted);
    for (const sku of wanted) book.firstItem(sku).issue(one, { tx, reason: 'COUNT' });
  };
  const levels = () =>
    database.query(
      'SELECT depot_no, on_hand, version, count(*) FROM stock_item GROUP BY 1, 2, 3 ORDER BY depot_no',
    );
  const published = async () => {
    const [row] = await database.query<{ count: number }>('SELECT count(*) FROM outbox');
    return row?.count;
  };

  it('lists the depots of a product by priority', async () => {
    const depots = await work.run(async (tx) => {
      const book = tx.shared(StockBook);
      await book.load(['SKU-0']);
      return book.itemsOf('SKU-0').map(({ depotNo }) => depotNo);
    });
    expect(depots).toEqual(['MERKEZ', 'ANKARA']);
  });

  it('reads and writes any number of products with five statements, however often it is asked', async () => {
    const statements = await work.run(async (tx) => {
      let count = 0;
      const counted: Tx['db'] = {
        ...tx.db,
        query: (sql, parameters) => {
          count++;
          return tx.db.query(sql, parameters);
        },
        find: (entity, where) => {
          count++;
          return tx.db.find(entity, where);
        },
      };
      const book = new StockBook(counted);
      await Promise.all([book.load(skus), book.load(skus.slice(10)), book.load(skus.slice(0, 20))]);
      for (const sku of skus) book.firstItem(sku).issue(one, { tx, reason: 'COUNT' });
      await book.flush();
      await book.flush();
      return count;
    });
    expect(statements).toBe(5);
    expect(await levels()).toMatchObject([
      { depot_no: 'ANKARA', on_hand: '100', count: 300 },
      { depot_no: 'MERKEZ', on_hand: '99', count: 300 },
    ]);
  });

  it('tells one level per item, whatever number of events changed it', async () => {
    const before = (await published()) ?? 0;
    await work.run(async (tx) => {
      for (let event = 0; event < 5; event++) await issue(tx, ['SKU-0', 'SKU-1']);
    });
    expect(await published()).toBe(before + 2);
  });

  it('knows the level of a product over all depots, under the version that was found and that is left', async () => {
    await work.run(async (tx) => {
      const book = tx.shared(StockBook);
      await issue(tx, ['SKU-0', 'SKU-0']);
      expect(book.foundLevelOf('SKU-0')).toEqual({ stockVersion: 2, available: '198' });
      expect(book.levelOf('SKU-0')).toEqual({ stockVersion: 3, available: '198' });
      expect(book.levelOf('nothing')).toEqual({ stockVersion: 0, available: '0' });
    });
  });

  it('forgets what a savepoint undid, and goes on from what it kept', async () => {
    await work.run(async (tx) => {
      await tx.savepoint(() => issue(tx, ['SKU-0']));
      const undone = tx.savepoint(async () => {
        await issue(tx, ['SKU-0']);
        throw new Error('undo');
      });
      await undone.catch(() => undefined);
      await issue(tx, ['SKU-0']);
    });
    expect(await database.query(`SELECT on_hand FROM stock_item WHERE sku = 'SKU-0' ORDER BY 1`)).toEqual([
      { on_hand: '98' },
      { on_hand: '100' },
    ]);
  });

  it('given transactions that ask for the same products in opposite order, none meets a deadlock or an old level', async () => {
    await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        work.run((tx) => issue(tx, index % 2 === 0 ? skus : skus.toReversed())),
      ),
    );
    expect(await levels()).toMatchObject([
      { depot_no: 'ANKARA', on_hand: '100', version: 1 },
      { depot_no: 'MERKEZ', on_hand: '60', version: 41, count: 300 },
    ]);
  });

  it('says which products are stocked, and which it does not know', async () => {
    await database.query(`INSERT INTO product VALUES ('SKU-0', true), ('POST', false)`);
    await work.run(async (tx) => {
      const book = tx.shared(StockBook);
      await book.load(['SKU-0', 'SKU-1', 'POST']);
      expect([book.isStocked('SKU-0'), book.isStocked('POST')]).toEqual([true, false]);
      expect(() => book.isStocked('SKU-1')).toThrow(expect.objectContaining({ code: 'PRODUCT_NOT_FOUND' }));
      expect(() => book.firstItem('POST')).toThrow(expect.objectContaining({ code: 'STOCK_ITEM_NOT_FOUND' }));
      expect(() => book.item('IZMIR', 'SKU-0')).toThrow(
        expect.objectContaining({ code: 'STOCK_ITEM_NOT_FOUND' }),
      );
    });
  });
});
