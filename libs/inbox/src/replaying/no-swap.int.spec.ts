import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { memoryBroker, type Broker } from '@kervan/messaging';
import { CONSUMER, until } from '../fixture/inbox.fixture.js';
import { Moved } from '../fixture/moved.fixture.js';
import { order, ReplayFixture } from '../fixture/replay.fixture.js';
import type { ReplayParts } from './replay-worker.js';

describe('a replay that may not be swapped in', () => {
  let f: ReplayFixture;
  beforeAll(async () => {
    f = await ReplayFixture.create(testStores().databaseUrl);
  });
  beforeEach(async () => {
    await f.reset();
    f.inbox.send({ key: 'A', step: 1 }, { key: 'A', step: 2 });
  });
  afterAll(() => f.end());

  const standstills = { firstMs: 10, maxMs: 20, most: 2 };
  const begun = async (parts: Partial<ReplayParts> = {}): Promise<number> => {
    const { server } = await f.inbox.start();
    await f.inbox.consumed();
    f.work(server, { standstills, ...parts });
    return f.ask();
  };
  const invalid = { code: 'REPLAY_STATE_INVALID' };
  const refused = async (id: number) => {
    await until(async () => (await f.jobs.get(id)).wish === null);
    return f.jobs.get(id);
  };

  it('because it never catches up fails, and does not stop live traffic again and again', async () => {
    const id = await begun({ broker: withoutLast(memoryBroker(f.inbox.cluster)) });
    expect(await f.reaches(id, 'FAILED')).toMatchObject({ errorCode: 'REPLAY_INCOMPLETE' });
  });

  it('because that takes too long is left alone after some tries, whoever made them', async () => {
    const id = await begun();
    await f.reaches(id, 'READY');
    const { database } = f.inbox;
    await database.query(
      `CREATE FUNCTION too_long() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN RAISE EXCEPTION USING ERRCODE = 'query_canceled'; END $$`,
    );
    await database.query(
      'CREATE TRIGGER slow BEFORE DELETE ON inbox_key FOR EACH STATEMENT EXECUTE FUNCTION too_long()',
    );
    await f.jobs.swap(id, null, order);
    expect(await refused(id)).toMatchObject({ state: 'READY', errorCode: 'REPLAY_INCOMPLETE' });
    await database.query('DROP TRIGGER slow ON inbox_key');

    f.inbox.send({ key: 'A', step: 3 });
    await f.inbox.consumed();
    await f.jobs.swap(id, null, order);
    await f.reaches(id, 'SWAPPED');
    expect(await f.inbox.effects()).toEqual(['A1', 'A2', 'A3']);
  });

  it('because operators corrected events meanwhile is refused', async () => {
    const id = await begun();
    await f.reaches(id, 'READY');
    await f.inbox.database.query(
      `INSERT INTO event_override (consumer, topic, event_id, job_id) VALUES ($1, $2, 'A2', uuidv7())`,
      [CONSUMER, Moved.topic],
    );
    await expect(f.jobs.swap(id, null, order)).rejects.toMatchObject(invalid);
  });

  it('because it differs otherwise than was accepted is refused', async () => {
    const { server } = await f.inbox.start();
    await f.inbox.consumed();
    await f.inbox.database.query('UPDATE effect SET step = 99 WHERE step = 2');
    f.work(server);
    const id = await f.ask();
    const { comparison } = await f.reaches(id, 'READY');
    await f.inbox.database.query('UPDATE effect SET step = 98 WHERE step = 1');

    await expect(f.jobs.swap(id, 'another', order)).rejects.toMatchObject(invalid);
    await f.jobs.swap(id, comparison?.difference ?? null, order);
    expect(await refused(id)).toMatchObject({ state: 'READY', errorCode: 'REPLAY_STATE_INVALID' });
    expect((await f.inbox.effects()).sort()).toEqual(['A98', 'A99']);
  });

  it('because more is parked in it differs', async () => {
    const { server } = await f.inbox.start();
    await f.inbox.consumed();
    await f.inbox.database.query('TRUNCATE effect');
    f.inbox.behaviour.before = () => {
      throw new TypeError('a fault in the handler');
    };
    f.work(server);
    const { comparison } = await f.reaches(await f.ask(), 'READY');
    expect(comparison).toMatchObject({ equal: false, tables: [{ equal: true }] });
  });

  it('because it is cancelled is refused, and one that is swapped in cannot be cancelled', async () => {
    const id = await begun();
    await f.reaches(id, 'READY');
    await f.jobs.swap(id, null, order);
    await f.reaches(id, 'SWAPPED');
    await expect(f.jobs.cancel(id, order)).rejects.toMatchObject(invalid);
    expect(await f.effects(`replay_${id}`)).toEqual(['A1', 'A2']);

    await f.inbox.database.query("UPDATE replay_job SET state = 'READY', wish = 'CANCEL' WHERE id = $1", [
      id,
    ]);
    await expect(f.jobs.swap(id, null, order)).rejects.toMatchObject(invalid);
  });
});

/** A broker that gives the last event to nobody. */
function withoutLast(broker: Broker): ReplayParts['broker'] {
  return {
    offsets: (topic) => broker.offsets(topic),
    subscribe: (options) =>
      broker.subscribe({
        ...options,
        onBatch: async (batch, control) => {
          const records = batch.records.filter(({ offset }) => offset < 1);
          if (records.length === 0) control.pauseFor(20);
          else await options.onBatch({ ...batch, records }, control);
        },
      }),
  };
}
