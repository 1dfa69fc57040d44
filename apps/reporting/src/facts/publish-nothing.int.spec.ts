import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { catalogue, FaturaKesildi, type EventContract } from '@kervan/contracts';
import { connectDatabase, temporaryDatabase, type Database, type TemporaryDatabase } from '@kervan/database';
import { testStores } from '@kervan/local';
import { outboxMigrations, TransactionalUnitOfWork, type UnitOfWork } from '@kervan/outbox';
import { reporting } from '../reporting.js';
import { invoice } from '../sales/sold.mother.js';

describe('reporting publishes nothing', () => {
  let temporary: TemporaryDatabase;
  let database: Database;
  let work: UnitOfWork;

  beforeAll(async () => {
    temporary = await temporaryDatabase(testStores().databaseUrl);
    database = await connectDatabase({
      url: temporary.url,
      applicationName: 'spec',
      entities: reporting.entities,
      migrations: [...outboxMigrations, ...reporting.migrations],
    });
    await database.migrate();
    work = new TransactionalUnitOfWork(database, reporting);
  });
  afterAll(async () => {
    await database.close();
    await temporary.drop();
  });

  const refused = {
    code: 'DATABASE_REFUSED',
    message: expect.stringContaining('reporting_publishes_nothing'),
  };

  it('given a handler that tries to, its whole transaction is refused', async () => {
    const publishing = work.run(async (tx) => {
      await tx.db.query(`INSERT INTO order_cancellation VALUES ('SIP-1')`);
      tx.publish(FaturaKesildi, invoice('KRV2026000000001'));
    });
    await expect(publishing).rejects.toMatchObject(refused);
    expect(await database.query('SELECT FROM order_cancellation')).toEqual([]);
    expect(await database.query('SELECT FROM outbox')).toEqual([]);
  });

  const business = catalogue.filter(({ sequenced }) => sequenced).map(({ topic }: EventContract) => topic);

  it.each([...new Set(business)])('there is no place in its outbox for %s', async (topic) => {
    const row = `INSERT INTO outbox (topic, key, lane, event_id, headers, payload) VALUES ($1, 'k', 0, gen_random_uuid(), '', '')`;
    await expect(database.query(row, [topic])).rejects.toMatchObject(refused);
  });
});
