import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { CONSUMER, until } from '../fixture/inbox.fixture.js';
import { order, ReplayFixture } from '../fixture/replay.fixture.js';

const definitions = `
  SELECT indexdef AS definition FROM pg_indexes WHERE schemaname = 'public' AND tablename = 'effect'
  UNION ALL SELECT conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'public.effect'::regclass
  UNION ALL SELECT concat_ws(' ', relowner, reloptions, relacl) FROM pg_class WHERE oid = 'public.effect'::regclass
  UNION ALL SELECT concat_ws(' ', attname, format_type(atttypid, atttypmod), attnotnull, attidentity) FROM pg_attribute
    WHERE attrelid = 'public.effect'::regclass AND attnum > 0
  ORDER BY 1`;

describe('the swap of a replay', () => {
  let f: ReplayFixture;
  beforeAll(async () => {
    f = await ReplayFixture.create(testStores().databaseUrl);
    const { database } = f.inbox;
    await database.query('ALTER TABLE effect ADD CONSTRAINT effect_once UNIQUE (thing_no, step)');
    await database.query('ALTER TABLE effect ADD CONSTRAINT effect_step CHECK (step > 0)');
    await database.query('ALTER TABLE effect SET (fillfactor = 70)');
    await database.query('CREATE INDEX effect_by_step ON effect (step, thing_no) WHERE step > 1');
    await database.query('GRANT SELECT ON effect TO kervan_publisher');
  });
  let traffic: NodeJS.Timeout | undefined;
  beforeEach(() => f.reset());
  afterEach(() => clearInterval(traffic));
  afterAll(() => f.end());

  const ready = async (): Promise<number> => {
    const { server } = await f.inbox.start();
    await f.inbox.consumed();
    f.work(server);
    const id = await f.ask();
    await f.reaches(id, 'READY');
    return id;
  };

  it('finds rows that differ, and puts right ones in their place once that is accepted', async () => {
    f.inbox.send({ key: 'A', step: 1 }, { key: 'A', step: 2 }, { key: 'B', step: 1 });
    const { server } = await f.inbox.start();
    await f.inbox.consumed();
    await f.inbox.database.query("UPDATE effect SET step = 99 WHERE thing_no = 'A' AND step = 2");
    f.work(server);
    const id = await f.ask();

    const { comparison } = await f.reaches(id, 'READY');
    expect(comparison).toMatchObject({ equal: false, tables: [{ live: 3, shadow: 3, equal: false }] });
    expect(comparison?.tables[0]?.differing).toHaveLength(2);
    await expect(f.jobs.swap(id, null, order)).rejects.toMatchObject({ code: 'REPLAY_STATE_INVALID' });

    const before = await f.inbox.database.query(definitions);
    await f.jobs.swap(id, comparison?.difference ?? null, order);
    expect((await f.reaches(id, 'SWAPPED')).comparison?.equal).toBe(false);

    expect(await f.inbox.effects()).toEqual(['A1', 'A2', 'B1']);
    expect(await f.inbox.database.query(definitions)).toEqual(before);
    expect(await f.effects(`replay_${id}`)).toEqual(expect.arrayContaining(['A99']));
    const [{ actions } = { actions: '' }] = await f.inbox.database.query<{ actions: string }>(
      "SELECT string_agg(action, ' ' ORDER BY no) AS actions FROM operator_audit WHERE subject = $1",
      [`replay ${id}`],
    );
    expect(actions).toBe('replay.created replay.swap replay.swapped');
  });

  it('under live traffic loses nothing and doubles nothing', async () => {
    const id = await ready();
    const steps = [0, 0, 0];
    traffic = setInterval(() => {
      for (const partition of [0, 1, 2]) {
        const step = (steps[partition] = (steps[partition] ?? 0) + 1);
        f.inbox.send({ key: `K${partition}-`, step, partition });
      }
    }, 20);
    await until(() => Number(steps[0]) > 20);
    await f.jobs.swap(id, null, order);
    const { stoppedMs } = await f.reaches(id, 'SWAPPED');
    const swappedAt = Number(steps[0]);
    await until(() => Number(steps[0]) > swappedAt + 20);
    clearInterval(traffic);
    await f.inbox.consumed();

    const expected = steps.flatMap((count, partition) =>
      Array.from({ length: count }, (_, index) => `K${partition}-${index + 1}`),
    );
    expect((await f.inbox.effects()).sort()).toEqual(expected.sort());
    expect(stoppedMs).toBeGreaterThan(0);
    expect(await f.inbox.database.query('SELECT FROM parked_event')).toEqual([]);
  });

  it('waits for a long reader without anybody waiting behind it', async () => {
    f.inbox.send({ key: 'A', step: 1 });
    const id = await ready();
    const reader = await f.inbox.database.begin();
    await reader.db.query('SELECT FROM effect');

    await f.jobs.swap(id, null, order);
    f.inbox.send({ key: 'A', step: 2 });
    await f.inbox.consumed();
    expect(await f.jobs.get(id)).toMatchObject({ state: 'READY', wish: 'SWAP' });
    await reader.rollback();

    await f.reaches(id, 'SWAPPED');
    expect(await f.inbox.effects()).toEqual(['A1', 'A2']);
  });

  it('brings what is parked, and leaves other consumers theirs', async () => {
    f.inbox.behaviour.before = ({ data }) => {
      if (data.thingNo === 'A') throw new Error('not yet');
    };
    f.inbox.send({ key: 'A', step: 1 }, { key: 'B', step: 1 });
    const { server } = await f.inbox.start();
    await f.inbox.consumed();
    const others =
      "INSERT INTO inbox_key (consumer, topic, key, last) VALUES ('other', 'spec.thing', 'A', 7)";
    await f.inbox.database.query(others);
    f.inbox.behaviour.before = () => undefined;
    f.work(server);
    const id = await f.ask();
    const { comparison } = await f.reaches(id, 'READY');
    expect(comparison).toMatchObject({
      equal: false,
      parked: { live: 1, shadow: 0 },
    });

    await f.jobs.swap(id, comparison?.difference ?? null, order);
    await f.reaches(id, 'SWAPPED');
    expect((await f.inbox.effects()).sort()).toEqual(['A1', 'B1']);
    expect(await f.inbox.database.query('SELECT FROM parked_key')).toEqual([]);
    expect(
      await f.inbox.database.query("SELECT consumer, last FROM inbox_key WHERE key = 'A' ORDER BY 1"),
    ).toEqual([
      { consumer: 'other', last: 7 },
      { consumer: CONSUMER, last: 1 },
    ]);
  });
});
