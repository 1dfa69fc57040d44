import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connectDatabase, temporaryDatabase, type Database, type TemporaryDatabase } from '@kervan/database';
import { testStores } from '@kervan/local';
import { outboxMigrations } from '../migrations/outbox-migrations.js';
import { TransactionalUnitOfWork } from './transactional-unit-of-work.js';
import type { Tx } from './tx.js';

describe('work that meets other transactions', () => {
  let temporary: TemporaryDatabase;
  let database: Database;
  let units: TransactionalUnitOfWork;

  beforeAll(async () => {
    temporary = await temporaryDatabase(testStores().databaseUrl);
    const options = { url: temporary.url, applicationName: 'spec', migrations: outboxMigrations };
    database = await connectDatabase(options);
    await database.migrate();
    await database.query('CREATE TABLE shelf (id int PRIMARY KEY, taken int NOT NULL)');
    await database.query('INSERT INTO shelf VALUES (1, 0), (2, 0)');
    units = new TransactionalUnitOfWork(database, { source: '/spec' });
  });
  afterAll(async () => {
    await database.close();
    await temporary.drop();
  });

  it('in a deadlock is run again, and both take effect once', async () => {
    let tries = 0;
    let arrive = (): void => undefined;
    const bothHoldOne = new Promise<void>((resolve) => (arrive = resolve));
    let holding = 0;
    const take = (order: readonly [number, number]) =>
      units.run(async ({ db }: Tx) => {
        tries++;
        await db.query('UPDATE shelf SET taken = taken + 1 WHERE id = $1', [order[0]]);
        if (++holding === 2) arrive();
        await bothHoldOne;
        await db.query('UPDATE shelf SET taken = taken + 1 WHERE id = $1', [order[1]]);
      });
    await Promise.all([take([1, 2]), take([2, 1])]);

    expect(tries).toBe(3);
    expect(await database.query('SELECT taken FROM shelf')).toEqual([{ taken: 2 }, { taken: 2 }]);
  });
});
