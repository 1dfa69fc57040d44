import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { CONSUMER } from '../fixture/inbox.fixture.js';
import { Moved } from '../fixture/moved.fixture.js';
import { ReplayFixture } from '../fixture/replay.fixture.js';

describe('a replay after operators corrected events', () => {
  let f: ReplayFixture;
  beforeAll(async () => {
    f = await ReplayFixture.create(testStores().databaseUrl);
  });
  beforeEach(() => f.reset());
  afterAll(() => f.end());

  const replayed = async (): Promise<string[]> => {
    const { server } = await f.inbox.start();
    await f.inbox.consumed();
    f.work(server);
    const id = await f.ask();
    await f.reaches(id, 'READY');
    return f.effects(`replay_${id}`);
  };
  const override = (eventId: string, payload: string | null) =>
    f.inbox.database.query(
      'INSERT INTO event_override (consumer, topic, event_id, payload, job_id) VALUES ($1, $2, $3, $4, uuidv7())',
      [CONSUMER, Moved.topic, eventId, payload],
    );
  const skipped = (key: string, from: number, to: number) =>
    f.inbox.database.query(
      `INSERT INTO inbox_skipped (consumer, topic, key, epoch, from_sequence, to_sequence, reason, job_id)
       VALUES ($1, $2, $3, 1, $4, $5, 'spec', uuidv7())`,
      [CONSUMER, Moved.topic, key, from, to],
    );

  it('handles an edited event as it was edited, and one that was emptied not at all', async () => {
    f.inbox.send({ key: 'A', step: 1 }, { key: 'A', step: 2 }, { key: 'A', step: 3 });
    await override('A1', '{"thingNo":"X","step":1}');
    await override('A2', null);
    expect(await replayed()).toEqual(['X1', 'A3']);
  });

  it('leaves out what was skipped', async () => {
    f.inbox.send({ key: 'A', step: 1 }, { key: 'A', step: 2 }, { key: 'A', step: 3 });
    await skipped('A', 2, 2);
    expect(await replayed()).toEqual(['A1', 'A3']);
  });

  it('leaves out another event of a position that was skipped, also where its key is parked', async () => {
    f.inbox.send({ key: 'A', step: 1 }, { key: 'A', step: 1, id: 'other' }, { key: 'A', step: 2 });
    f.inbox.send({ key: 'B', step: 1 }, { key: 'B', step: 1, id: 'parked' }, { key: 'B', step: 2 });
    await override('other', null);
    await override('parked', null);
    const failing = new Set(['B1']);
    const { server } = await f.inbox.start();
    await f.inbox.consumed();
    f.inbox.behaviour.before = ({ data }) => {
      if (failing.delete(`${data.thingNo}${data.step}`)) throw new Error('not yet');
    };
    f.work(server);
    const id = await f.ask();
    await f.reaches(id, 'READY');
    expect((await f.effects(`replay_${id}`)).sort()).toEqual(['A1', 'A2', 'B1', 'B2']);
    expect(await f.inbox.database.query(`SELECT FROM replay_${id}.parked_key`)).toEqual([]);
  });

  it('goes on after gaps that were given up, and only after those', async () => {
    f.inbox.send({ key: 'A', step: 1 }, { key: 'A', step: 4 }, { key: 'A', step: 7 }, { key: 'A', step: 9 });
    f.inbox.send({ key: 'B', step: 3 });
    await skipped('A', 2, 3);
    await skipped('A', 5, 5);
    await skipped('A', 6, 6);
    await skipped('B', 1, 2);
    expect(await replayed()).toEqual(['A1', 'A4', 'A7', 'B3']);
  });
});
