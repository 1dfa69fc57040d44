import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { until } from '../fixture/inbox.fixture.js';
import { order, ReplayFixture } from '../fixture/replay.fixture.js';

describe('an interrupted replay', () => {
  let f: ReplayFixture;
  beforeAll(async () => {
    f = await ReplayFixture.create(testStores().databaseUrl);
  });
  beforeEach(() => f.reset());
  afterAll(() => f.end());

  const EVENTS = 300;
  const begun = async () => {
    for (let step = 1; step <= EVENTS; step++) f.inbox.send({ key: 'A', step });
    const { server } = await f.inbox.start();
    await f.inbox.consumed();
    return server;
  };
  const read = async (id: number): Promise<number> => {
    const [row] = await f.inbox.database.query<{ next: number }>(
      `SELECT sum(next_offset)::bigint AS next FROM replay_${id}.inbox_partition`,
    );
    return row?.next ?? 0;
  };
  const ended = (like: string) =>
    f.inbox.database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid() AND ${like}`,
    );
  const inOrder = Array.from({ length: EVENTS }, (_, index) => `A${index + 1}`);

  it('goes on where it was, in another instance, while the first one may still be at it', async () => {
    const server = await begun();
    f.work(server);
    const id = await f.ask({}, 300);
    await until(async () => (await f.jobs.get(id)).state === 'RUNNING' && (await read(id)) > 0);
    // As if the instance was frozen: its lease is over before it notices.
    await f.inbox.database.query('UPDATE replay_job SET lease_until = clock_timestamp() WHERE id = $1', [id]);
    f.work(server);

    expect(await f.reaches(id, 'READY')).toMatchObject({ events: EVENTS, comparison: { equal: true } });
    expect(await f.effects(`replay_${id}`)).toEqual(inOrder);
  });

  it('given its connections are cut, it goes on', async () => {
    const server = await begun();
    f.work(server);
    const id = await f.ask({}, 300);
    await until(async () => (await f.jobs.get(id)).state === 'RUNNING' && (await read(id)) > 0);
    await ended(`application_name = 'spec replay_${id}'`);

    expect((await f.reaches(id, 'READY')).comparison?.equal).toBe(true);
    expect(await f.effects(`replay_${id}`)).toEqual(inOrder);
  });

  it('given the end comes in the middle of the swap, all of it is done or nothing', async () => {
    const server = await begun();
    f.work(server);
    const id = await f.ask();
    await f.reaches(id, 'READY');
    const reader = await f.inbox.database.begin();
    await reader.db.query('SELECT FROM effect');
    await f.jobs.swap(id, null, order);
    await until(
      async () =>
        (await ended("wait_event_type = 'Lock' AND query LIKE 'LOCK TABLE public.\"effect\"%'")).length > 0,
    );
    expect(await f.inbox.effects()).toEqual(inOrder);
    expect(await f.jobs.get(id)).toMatchObject({ state: 'READY', wish: 'SWAP' });
    await reader.rollback();

    await f.reaches(id, 'SWAPPED');
    f.inbox.send({ key: 'A', step: EVENTS + 1 });
    await f.inbox.consumed();
    expect(await f.inbox.effects()).toEqual([...inOrder, `A${EVENTS + 1}`]);
  });

  it('a cancelled one leaves nothing behind', async () => {
    const server = await begun();
    f.work(server);
    const id = await f.ask({}, 100);
    await until(async () => (await f.jobs.get(id)).state === 'RUNNING');
    await f.jobs.cancel(id, order);
    await f.reaches(id, 'CANCELLED');
    expect(await f.leftTables(id)).toBe(false);
    expect(await f.inbox.effects()).toHaveLength(EVENTS);
  });
});
