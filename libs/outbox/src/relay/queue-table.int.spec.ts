import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { connectDatabase, type Database, type Transaction } from '@kervan/database';
import { testStores } from '@kervan/local';
import { createLogger } from '@kervan/observability';
import { z } from 'zod';
import { LANES } from '../lane.js';
import { OutboxFixture } from '../specimen/outbox-fixture.js';
import { RecordingBroker } from '../specimen/recording-broker.js';
import { acknowledge } from './acknowledge.js';
import { queueSettings } from './queue-settings.js';
import { OutboxReader } from './reading/outbox-reader.js';
import { startRelay } from './relay.js';

const ROWS = 20_000;
const READ = 500;
const lanes = Array.from({ length: LANES }, (_, lane) => lane);

const Plan = z.object({
  'Plan Rows': z.number(),
  'Actual Rows': z.number(),
  'Shared Hit Blocks': z.int(),
  'Shared Read Blocks': z.int(),
});
const Explained = z.tuple([z.object({ 'QUERY PLAN': z.tuple([z.object({ Plan })]) })]);

describe('an outbox as a queue', () => {
  let outbox: OutboxFixture;
  let connection: Database;

  beforeAll(async () => {
    outbox = await OutboxFixture.create(testStores().databaseUrl);
    const url = outbox.temporary.publisherUrl;
    connection = await connectDatabase({ url, applicationName: 'spec', settings: queueSettings });
  });
  beforeEach(() => outbox.reset());
  afterAll(async () => {
    await connection.close();
    await outbox.drop();
  });

  const fill = () =>
    outbox.service.query(
      `INSERT INTO outbox (lane, event_id, topic, key, sequence, headers, payload)
       SELECT id % ${LANES}, gen_random_uuid(), 't', 'k' || id, 1, '{}', repeat('x', 100)
       FROM generate_series(1, ${ROWS}) AS id`,
    );

  /** How many blocks the statement on the outbox in some work looks at, and how many rows it finds. */
  const looksAt = async (work: (db: Pick<Database, 'query'>) => Promise<unknown>) => {
    const seen: { blocks: number; rows: number }[] = [];
    await work({
      query: async (sql, parameters) => {
        if (!sql.includes('FROM outbox\n')) return [];
        const answer = await connection.query(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${sql}`, parameters);
        const [{ 'QUERY PLAN': plans }] = Explained.parse(answer);
        const [{ Plan: plan }] = plans;
        seen.push({
          blocks: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'],
          rows: plan['Actual Rows'],
        });
        return [];
      },
    });
    return seen[0];
  };

  const readFrom = (floor: number) =>
    looksAt((db) =>
      new OutboxReader(db).fresh([{ lanes, spans: [{ after: floor, upTo: ROWS }], limit: READ }], [], ROWS),
    );

  it.each(['an empty table', 'a full table'])(
    'is read along its primary key where its statistics are those of %s (trap 13)',
    async (state) => {
      if (state === 'an empty table') await outbox.service.query('ANALYZE outbox');
      await fill();
      if (state === 'a full table') {
        await outbox.service.query('ANALYZE outbox');
        await outbox.service.query(`DELETE FROM outbox WHERE id < ${ROWS - READ}`);
      }

      const found = await readFrom(ROWS - READ);

      expect(found).toMatchObject({ rows: READ });
      // A row at most costs its own block beside that of the index.
      expect(found?.blocks).toBeLessThan(3 * READ);
      expect(found?.blocks).toBeLessThan(ROWS / 10);
    },
  );

  it('is read from the floor on, not from where deleted rows lie that an open transaction keeps (trap 12)', async () => {
    await fill();
    const open = await outbox.service.begin();
    await open.db.query('SELECT pg_current_xact_id()');
    await outbox.service.query(`DELETE FROM outbox WHERE id <= ${ROWS - 10}`);

    const [fromStart, fromFloor] = [await readFrom(0), await readFrom(ROWS - 10)];
    await open.rollback();

    expect(fromFloor).toMatchObject({ rows: 10 });
    expect(fromStart).toMatchObject({ rows: 10 });
    expect(fromFloor?.blocks).toBeLessThan((fromStart?.blocks ?? 0) / 10);
  });

  describe('whose old versions an open transaction keeps', () => {
    const last = Array.from({ length: 30 }, (_, index) => ROWS - index).reverse();
    let open: Transaction;
    beforeEach(async () => {
      await fill();
      open = await outbox.service.begin();
      await open.db.query('SELECT pg_current_xact_id()');
      await outbox.service.query(`DELETE FROM outbox WHERE id <= ${ROWS - last.length}`);
      await outbox.service.query('ANALYZE outbox');
    });
    afterEach(() => open.rollback());

    it('is read again span by span (trap 12)', async () => {
      const spans = last.map((id) => ({ after: id - 1, upTo: id }));

      const found = await looksAt((db) => new OutboxReader(db).again([{ lanes, spans, limit: READ }], []));

      expect(found).toMatchObject({ rows: last.length });
      expect(found?.blocks).toBeLessThan(10 * last.length);
    });

    it('is left by rows one by one (trap 12)', async () => {
      const found = await looksAt((db) => acknowledge(db, last, { owner: 'nobody', epochs: new Map() }));

      expect(found?.blocks).toBeLessThan(10 * last.length);
    });
  });

  it('has no state that is written: the publisher may read and delete (trap 14)', async () => {
    await outbox.publish('V-1');

    const update = outbox.publisher.query("UPDATE outbox SET payload = '{}'");

    await expect(update).rejects.toMatchObject({ cause: { code: '42501' } });
  });

  it('is polled: a publisher behind a pooler never hears of what is written (trap 39)', async () => {
    const broker = new RecordingBroker();
    const relay = startRelay({
      service: 'spec',
      databaseUrl: outbox.temporary.publisherUrl,
      broker,
      logger: createLogger('spec', { level: 'silent' }),
    });
    await outbox.publish('V-1');
    await outbox.drained();

    // Without the notification that a unit sends.
    await outbox.service.query(
      `INSERT INTO outbox (lane, event_id, topic, key, sequence, headers, payload)
       SELECT 0, gen_random_uuid(), name, 'V-2', 1, '{}', '{}' FROM (VALUES ('erp.finance.voucher')) AS topic (name)`,
    );
    await outbox.drained();
    await relay.stop();

    expect(broker.keys()).toEqual(['V-1', 'V-2']);
  });

  describe('of a database that is serializable by default', () => {
    const isolate = (level: string) =>
      outbox.service.query(
        `ALTER DATABASE ${new URL(outbox.temporary.url).pathname.slice(1)} SET default_transaction_isolation = ${level}`,
      );
    beforeEach(() => isolate('serializable'));
    afterEach(() => isolate('DEFAULT'));

    it('is written and published by many at once without a serialisation failure (trap 11)', async () => {
      const broker = new RecordingBroker();
      const relays = [1, 2].map(() =>
        startRelay({
          service: 'spec',
          databaseUrl: outbox.temporary.publisherUrl,
          broker,
          logger: createLogger('spec', { level: 'silent' }),
        }),
      );

      await Promise.all(Array.from({ length: 200 }, () => outbox.publish('V-1', 'V-2')));
      await outbox.drained();
      await Promise.all(relays.map((relay) => relay.stop()));

      const each = Array.from({ length: 200 }, (_, index) => index + 1);
      expect(broker.sequences()).toEqual({ 'V-1': each, 'V-2': each });
    });
  });
});
