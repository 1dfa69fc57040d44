import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { Moved } from '../fixture/moved.fixture.js';
import { order, ReplayFixture } from '../fixture/replay.fixture.js';
import type { ReplaySelection } from './replay-selection.js';

const topic = Moved.topic;

describe('a partial replay', () => {
  let f: ReplayFixture;
  let between: string;
  beforeAll(async () => {
    f = await ReplayFixture.create(testStores().databaseUrl);
    await f.reset();
    f.inbox.send({ key: 'A', step: 1 }, { key: 'B', step: 1, partition: 1 }, { key: 'A', step: 2 });
    await delay(5);
    between = new Date().toISOString();
    f.inbox.send({ key: 'A', step: 3 }, { key: 'B', step: 2, partition: 1 }, { key: 'C', step: 1 });
    f.inbox.send({ key: 'C', step: 2, type: 'spec.Unknown.v1' });
    const { server } = await f.inbox.start();
    await f.inbox.consumed();
    f.work(server);
  });
  afterAll(() => f.end());

  const all = ['A1', 'A2', 'A3', 'B1', 'B2', 'C1'];
  const selections: readonly (readonly [string, () => ReplaySelection, readonly string[]])[] = [
    ['by key', () => ({ keys: ['A', 'C'] }), ['A1', 'A2', 'A3', 'C1']],
    ['by type', () => ({ types: [Moved.type] }), all],
    ['by a type that nobody handles', () => ({ types: ['spec.Unknown.v1'] }), []],
    ['from a time', () => ({ from: between }), ['A3', 'B2', 'C1']],
    ['to a time', () => ({ to: between }), ['A1', 'A2', 'B1']],
    ['from an offset', () => ({ positions: [{ topic, partition: 0, from: 1 }] }), ['A2', 'A3', 'C1']],
    ['to an offset', () => ({ positions: [{ topic, partition: 1, to: 1 }] }), ['B1']],
    ['by key and time', () => ({ keys: ['A'], from: between }), ['A3']],
  ];
  it.each(selections)(
    '%s handles those events alone, compares them and keeps its tables',
    async (_, selection, expected) => {
      const id = await f.ask(selection());
      const { comparison } = await f.reaches(id, 'KEPT');

      expect((await f.effects(`replay_${id}`)).sort()).toEqual(expected);
      expect(comparison).toMatchObject({
        equal: true,
        tables: [{ live: 6, shadow: expected.length, differing: [] }],
      });
      await expect(f.jobs.swap(id, null, order)).rejects.toMatchObject({ code: 'REPLAY_STATE_INVALID' });
    },
  );

  it('finds what the running table does not have', async () => {
    await f.inbox.database.query("DELETE FROM effect WHERE thing_no = 'B' AND step = 2");
    const { comparison } = await f.reaches(await f.ask({ keys: ['B'] }), 'KEPT');
    expect(comparison).toMatchObject({ equal: false, tables: [{ live: 5, shadow: 2, equal: false }] });
    expect(comparison?.tables[0]?.differing).toHaveLength(1);
  });

  it('what it kept is dropped when it is asked to', async () => {
    const id = await f.ask({ keys: ['A'] });
    await f.reaches(id, 'KEPT');
    await expect(f.jobs.cancel(id, order)).rejects.toMatchObject({ code: 'REPLAY_STATE_INVALID' });
    await f.jobs.drop(id, order);
    expect(await f.leftTables(id)).toBe(false);
  });
});
