import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  connectDatabase,
  temporaryDatabase,
  type Database,
  type Db,
  type TemporaryDatabase,
} from '@kervan/database';
import { testStores } from '@kervan/local';
import { outboxMigrations } from '../migrations/outbox-migrations.js';
import { TransactionalUnitOfWork } from './transactional-unit-of-work.js';
import type { SharedPart } from './tx.js';

/** Counts in memory, writes the sum once. */
class Things implements SharedPart {
  private sum = 0;

  constructor(private readonly db: Db) {}

  add(count: number): void {
    this.sum += count;
  }

  async flush(): Promise<void> {
    if (this.sum === 0) return;
    const id = this.sum;
    this.sum = 0;
    await this.db.query('INSERT INTO thing VALUES ($1)', [id]);
  }
}

describe('what the events of a transaction share', () => {
  let temporary: TemporaryDatabase;
  let database: Database;
  let units: TransactionalUnitOfWork;

  beforeAll(async () => {
    temporary = await temporaryDatabase(testStores().databaseUrl);
    const options = { url: temporary.url, applicationName: 'spec', migrations: outboxMigrations };
    database = await connectDatabase(options);
    await database.migrate();
    await database.query('CREATE TABLE thing (id int PRIMARY KEY)');
    units = new TransactionalUnitOfWork(database, { source: '/spec' });
  });
  beforeEach(() => database.query('TRUNCATE thing, number_series'));
  afterAll(async () => {
    await database.close();
    await temporary.drop();
  });

  const things = () => database.query('SELECT id FROM thing');

  it('gives all events of a transaction the same shared part and writes it once, before numbers are drawn', async () => {
    const unit = await units.begin();
    const flow = { correlationId: 'c1', causationId: null, workOrderNo: null };
    const drawn: unknown[] = [];
    unit.tx(flow).number('S', async () => void drawn.push(await unit.db.query('SELECT id FROM thing')));
    unit.tx(flow).shared(Things).add(2);
    unit.tx(flow).shared(Things).add(3);
    await unit.commit();

    expect(await things()).toEqual([{ id: 5 }]);
    expect(drawn).toEqual([[{ id: 5 }]]);
  });

  it('forgets what shared parts held when a savepoint is undone', async () => {
    await units.run(async (tx) => {
      tx.shared(Things).add(7);
      const undone = tx.savepoint(() => {
        tx.shared(Things).add(1);
        return Promise.reject(new Error('business says no'));
      });
      await expect(undone).rejects.toThrow('business says no');
    });

    expect(await things()).toEqual([{ id: 7 }]);
  });
});
