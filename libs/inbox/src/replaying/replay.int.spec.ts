import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { Arrived } from '../fixture/moved.fixture.js';
import { ReplayFixture } from '../fixture/replay.fixture.js';
import type { Behaviour } from '../fixture/things.fixture.js';

describe('a replay', () => {
  let f: ReplayFixture;
  beforeAll(async () => {
    f = await ReplayFixture.create(testStores().databaseUrl);
    await f.inbox.database.query('CREATE TABLE other (thing_no text)');
  });
  let traffic: NodeJS.Timeout | undefined;
  beforeEach(() => f.reset());
  afterEach(() => clearInterval(traffic));
  afterAll(() => f.end());

  const send = () =>
    f.inbox.send(
      { key: 'A', step: 1 },
      { key: 'B', step: 1, partition: 1 },
      { key: 'A', step: 2 },
      { key: 'C', step: 1, partition: 2 },
      { key: 'B', step: 2, partition: 1 },
    );
  const published = () => f.inbox.database.query('SELECT id, topic, key, sequence FROM outbox ORDER BY id');

  it('makes the same rows once more, publishes nothing and tells nothing (trap 34)', async () => {
    f.inbox.behaviour.before = ({ data }, tx) => void tx.publish(Arrived, { thingNo: data.thingNo });
    const { server } = await f.inbox.start();
    send();
    await f.inbox.consumed();
    const before = await published();

    f.work(server);
    const id = await f.ask();
    const job = await f.reaches(id, 'READY');

    expect(job).toMatchObject({ events: 5, wanted: 5, createdBy: 'spec' });
    expect(job.comparison).toMatchObject({
      equal: true,
      tables: [{ table: 'effect', live: 5, shadow: 5, equal: true, differing: [] }],
      parked: { live: 0, shadow: 0 },
    });
    expect((await f.effects(`replay_${id}`)).sort()).toEqual(['A1', 'A2', 'B1', 'B2', 'C1']);
    expect((await f.inbox.effects()).sort()).toEqual(['A1', 'A2', 'B1', 'B2', 'C1']);
    expect(await published()).toEqual(before);
    await f.jobs.cancel(id, { actor: 'spec', reason: 'seen' });
    expect(await f.reaches(id, 'CANCELLED')).toMatchObject({ thrownAway: 5 });
  });

  it('given live traffic, both are compared after exactly the same events', async () => {
    const { server } = await f.inbox.start();
    for (let step = 1; step <= 300; step++) f.inbox.send({ key: 'A', step });
    await f.inbox.consumed();
    f.work(server);
    const id = await f.ask();
    let step = 0;
    traffic = setInterval(() => f.inbox.send({ key: 'B', step: ++step, partition: 1 }), 10);
    const { comparison } = await f.reaches(id, 'READY');
    clearInterval(traffic);

    expect(comparison?.equal).toBe(true);
    expect(comparison?.tables[0]?.live).toBeGreaterThan(300);
    await f.inbox.consumed();
    expect(await f.inbox.effects()).toHaveLength(300 + step);
  });

  const intrusion = "INSERT INTO other VALUES ('A')";
  const effects: readonly (readonly [string, Behaviour['before']])[] = [
    ['writes another table', (_, tx) => tx.db.query(intrusion).then(() => undefined)],
    ['draws a legal number', (_, tx) => tx.number('INVOICE', () => undefined)],
    ['uses another connection', () => f.inbox.database.query(intrusion).then(() => undefined)],
  ];
  it.each(effects)('fails, and changes nothing, when a handler %s (trap 34)', async (_, effect) => {
    const { server } = await f.inbox.start();
    send();
    await f.inbox.consumed();
    f.inbox.behaviour.before = effect;

    f.work(server);
    expect(await f.reaches(await f.ask(), 'FAILED')).toMatchObject({ errorCode: 'REPLAY_HAS_EFFECT' });

    expect(await f.inbox.database.query('SELECT FROM other')).toEqual([]);
    expect(await f.inbox.database.query('SELECT FROM number_series')).toEqual([]);
    expect(await f.inbox.effects()).toHaveLength(5);
  });

  it('leaves the groups of others where they are, and their marks (trap 32)', async () => {
    const { server } = await f.inbox.start();
    send();
    await f.inbox.consumed();
    const known = () =>
      f.inbox.database.query(
        'SELECT consumer, topic, key, last, recent, partition.next_offset FROM inbox_key JOIN inbox_partition AS partition USING (consumer, topic) ORDER BY 1, 2, 3, 6',
      );
    const before = await known();

    f.work(server);
    await f.reaches(await f.ask(), 'READY');
    expect(await known()).toEqual(before);
  });

  it('one at a time; a second one is refused', async () => {
    await f.ask();
    await expect(f.ask()).rejects.toMatchObject({ code: 'REPLAY_STATE_INVALID' });
  });
});
