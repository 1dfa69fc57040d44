import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connectDatabase, type Database } from '@kervan/database';
import { testStores } from '@kervan/local';
import { OutboxFixture, publishVoucher } from '../specimen/outbox-fixture.js';
import { RoundTripCounter } from '../specimen/round-trip-counter.js';
import { TransactionalUnitOfWork } from './transactional-unit-of-work.js';

describe('what publishing costs a business transaction', () => {
  let outbox: OutboxFixture;
  let counter: RoundTripCounter;
  let database: Database;
  let units: TransactionalUnitOfWork;

  beforeAll(async () => {
    outbox = await OutboxFixture.create(testStores().databaseUrl);
    counter = await RoundTripCounter.before(outbox.temporary.url);
    database = await connectDatabase({ url: counter.databaseUrl, applicationName: 'spec', poolSize: 2 });
    units = new TransactionalUnitOfWork(database, { source: '/spec' });
    // Both connections are there from now on.
    await Promise.all([database.query('SELECT pg_sleep(0.1)'), database.query('SELECT pg_sleep(0.1)')]);
  });
  afterAll(async () => {
    await database.close();
    counter.close();
    await outbox.drop();
  });

  const business = (events: number): Promise<void> =>
    units.run(async (tx) => {
      await tx.db.query('SELECT 1');
      await tx.db.query('SELECT 2');
      for (let event = 0; event < events; event++) publishVoucher(tx, `V-${String(event)}`);
    });

  it.each([1, 3, 10])('is no round trip more for %i events: they travel with COMMIT', async (events) => {
    const without = await counter.during(() => business(0));

    const withEvents = await counter.during(() => business(events));

    expect([without, withEvents]).toEqual([3, 3]);
  });
});
