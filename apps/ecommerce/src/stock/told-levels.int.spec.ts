import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ShopDatabase } from '../shop-database.mother.js';
import { toldLevel } from './told-level.mother.js';
import { ToldLevels } from './told-levels.js';

describe('the levels that the events of one transaction tell', () => {
  let shop: ShopDatabase;
  beforeAll(async () => {
    shop = await ShopDatabase.create();
  });
  beforeEach(() => shop.query('TRUNCATE stock_level'));
  afterAll(() => shop.drop());

  /** Tells versions of one item in one transaction; each has ten times its version on hand. */
  const tell = (...versions: number[]) =>
    shop.tell(ToldLevels, (levels) => {
      for (const version of versions) levels.add(toldLevel('85123A', `${version}0`, { version }));
    });
  const kept = () => shop.query('SELECT on_hand, version, stale FROM stock_level');

  it('leave the highest version, and count each that was not higher than all before it', async () => {
    await tell(2, 1, 4, 3, 4, 5);
    expect(await kept()).toEqual([{ on_hand: '50', version: 5, stale: 3 }]);
  });

  it('are judged against what earlier transactions left', async () => {
    await tell(4);
    await tell(1, 2, 3);
    expect(await kept()).toEqual([{ on_hand: '40', version: 4, stale: 3 }]);
    await tell(5, 3, 6);
    expect(await kept()).toEqual([{ on_hand: '60', version: 6, stale: 4 }]);
  });

  it('are written with one statement, however many they are', async () => {
    const statements = await shop.work.run(async (tx) => {
      const query = jest.spyOn(tx.db, 'query');
      const levels = tx.shared(ToldLevels);
      for (let item = 0; item < 500; item++)
        levels.add(toldLevel(`SKU-${item % 300}`, '1', { version: item + 1 }));
      await levels.flush();
      await levels.flush();
      return query.mock.calls.length;
    });
    expect(statements).toBe(1);
    expect(await shop.query('SELECT count(*) FROM stock_level')).toEqual([{ count: 300 }]);
  });

  it('given transactions that tell the same items in opposite order, none meets a deadlock', async () => {
    const items = Array.from({ length: 300 }, (_, item) => `SKU-${item}`);
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        shop.tell(ToldLevels, (levels) => {
          const told = index % 2 === 0 ? items : items.toReversed();
          for (const sku of told) levels.add(toldLevel(sku, String(index), { version: index + 1 }));
        }),
      ),
    );
    expect(await shop.query('SELECT on_hand, version, count(*) FROM stock_level GROUP BY 1, 2')).toEqual([
      { on_hand: '19', version: 20, count: 300 },
    ]);
    expect(
      await shop.query('SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()'),
    ).toEqual([{ deadlocks: 0 }]);
  });
});
