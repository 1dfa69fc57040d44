import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connectDatabase, temporaryDatabase, type Database, type TemporaryDatabase } from '@kervan/database';
import { testStores } from '@kervan/local';
import { z } from 'zod';
import { inboxMigrations } from '../migrations/inbox-migrations.js';
import { writeMarks } from './write-marks.js';

const KEYS = 5_000;
const MOVED = 4;

const Plan = z.object({ 'Shared Hit Blocks': z.int(), 'Shared Read Blocks': z.int() });
const Explained = z.tuple([z.object({ 'QUERY PLAN': z.tuple([z.object({ Plan })]) })]);

describe('marks of a topic with many keys', () => {
  let temporary: TemporaryDatabase;
  let database: Database;
  beforeAll(async () => {
    temporary = await temporaryDatabase(testStores().databaseUrl);
    const { url } = temporary;
    database = await connectDatabase({ url, applicationName: 'spec', migrations: inboxMigrations });
    await database.migrate();
    // No statistics yet, as of a topic that was new a moment ago.
    await database.query(
      `INSERT INTO inbox_key (consumer, topic, key, epoch, last)
       SELECT 'spec', 't', 'k' || number, 1, 1 FROM generate_series(1, ${KEYS}) AS number`,
    );
  });
  afterAll(async () => {
    await database.close();
    await temporary.drop();
  });

  it('are moved one by one, not looked for among all of the topic', async () => {
    const moved = new Map(
      Array.from({ length: MOVED }, (_, index) => [`k${KEYS - index}`, { epoch: 1, last: 2, recent: ['e'] }]),
    );
    const transaction = await database.begin();

    let blocks = 0;
    await writeMarks(
      {
        query: async (sql, parameters) => {
          const answer = await transaction.db.query(
            `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${sql}`,
            parameters,
          );
          const [
            {
              'QUERY PLAN': [{ Plan: plan }],
            },
          ] = Explained.parse(answer);
          blocks = plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];
          return [];
        },
      },
      'spec',
      't',
      moved,
    );
    await transaction.commit();

    expect(blocks).toBeGreaterThan(0);
    expect(blocks).toBeLessThan(20 * MOVED);
    const [row] = await database.query<{ count: number }>('SELECT count(*) FROM inbox_key WHERE last = 2');
    expect(row).toEqual({ count: MOVED });
  });
});
