import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { memoryBroker } from '@kervan/messaging';
import { CONSUMER, InboxFixture, until } from '../fixture/inbox.fixture.js';
import { rebuild } from './rebuild.js';
import { rebuildStatus } from './rebuild-status.js';

describe('a rebuild', () => {
  let inbox: InboxFixture;

  beforeAll(async () => {
    inbox = await InboxFixture.create(testStores().databaseUrl);
  });
  beforeEach(() => inbox.reset());
  afterAll(() => inbox.end());

  const rebuilt = (broker = memoryBroker(inbox.cluster), tables = ['effect']) =>
    rebuild({
      unitOfWork: inbox.unitOfWork,
      broker,
      consumer: CONSUMER,
      tables,
      actor: 'spec',
      reason: null,
    });
  const status = () => rebuildStatus(inbox.database, CONSUMER);
  const start = () => inbox.start({ rebuildPollMs: 10 });
  const eachOnce = async () => (await inbox.effects()).sort();
  const sent = ['A1', 'A2', 'B1', 'B2', 'C1'];
  const send = () =>
    inbox.send(
      { key: 'A', step: 1 },
      { key: 'B', step: 1, partition: 1 },
      { key: 'A', step: 2 },
      { key: 'C', step: 1, partition: 2 },
      { key: 'B', step: 2, partition: 1 },
    );

  it('given nothing new to read, everything takes effect again, and no receipt tells it twice', async () => {
    await start();
    send();
    await inbox.consumed();
    const receipts = await inbox.outcomes();

    await rebuilt();
    await inbox.consumed();

    expect(await eachOnce()).toEqual(sent);
    expect(await inbox.outcomes()).toEqual(receipts);
    expect(await status()).toEqual({ rebuilding: false, events: 5, replayed: 5 });
  });

  it('what comes after it is told by receipts', async () => {
    await start();
    send();
    await inbox.consumed();
    await rebuilt();
    inbox.send({ key: 'A', step: 3 });
    await inbox.consumed();

    expect(await eachOnce()).toEqual(['A1', 'A2', 'A3', 'B1', 'B2', 'C1']);
    expect((await inbox.outcomes()).filter((outcome) => outcome.startsWith('A'))).toEqual([
      'A1 handled',
      'A2 handled',
      'A3 handled',
    ]);
  });

  it('given several instances and several rebuilds, every event has one effect', async () => {
    await start();
    await start();
    for (let step = 1; step <= 40; step++)
      inbox.send(...[0, 1, 2].map((partition) => ({ key: `K${partition}`, step, partition })));
    for (let round = 0; round < 4; round++) {
      await until(async () => (await inbox.effects()).length > 10);
      await rebuilt();
    }
    await inbox.consumed();

    const steps = [...Array(40).keys()].map((step) => step + 1);
    expect(await eachOnce()).toEqual(
      [0, 1, 2].flatMap((partition) => steps.map((step) => `K${partition}${step}`)).sort(),
    );
  });

  it('is seen by the next event at the latest, each time anew', async () => {
    await inbox.start();
    inbox.send({ key: 'A', step: 1 }, { key: 'A', step: 2 });
    await inbox.consumed();
    for (const step of [3, 4, 5]) {
      await rebuilt();
      inbox.send({ key: 'A', step });
      await inbox.consumed();
    }
    expect(await inbox.effects()).toEqual(['A1', 'A2', 'A3', 'A4', 'A5']);
  });

  it('waits for the chunk at work, which then counts as replayed', async () => {
    let proceed = (): void => undefined;
    let began = false;
    inbox.behaviour.before = async ({ data }) => {
      if (data.step !== 2 || began) return;
      began = true;
      await new Promise<void>((resolve) => (proceed = resolve));
    };
    await start();
    inbox.send({ key: 'A', step: 1 }, { key: 'A', step: 2 });
    await until(() => began);
    const rebuilding = rebuilt();
    await until(async () => (await waiting()) > 0);
    proceed();
    await rebuilding;
    await inbox.consumed();

    expect(await inbox.effects()).toEqual(['A1', 'A2']);
    expect(await inbox.outcomes()).toEqual(['A1 handled', 'A2 handled']);
  });

  const waiting = async (query = '%'): Promise<number> => {
    const [row] = await inbox.database.query<{ count: number }>(
      `SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE $1`,
      [query],
    );
    return row?.count ?? 0;
  };

  it('forgets what is parked, and takes it up again', async () => {
    inbox.behaviour.before = ({ data }) => {
      if (data.thingNo === 'A') throw new Error('not yet');
    };
    await start();
    send();
    await inbox.consumed();
    expect(await eachOnce()).toEqual(['B1', 'B2', 'C1']);

    inbox.behaviour.before = () => undefined;
    await rebuilt();
    await inbox.consumed();

    expect(await eachOnce()).toEqual(sent);
    expect(await inbox.database.query('SELECT FROM parked_event')).toEqual([]);
  });

  it('changes nothing where the broker no longer holds the beginning', async () => {
    const running = await start();
    send();
    await inbox.consumed();
    await running.close();
    const broker = memoryBroker(inbox.cluster);
    const shortened = {
      ...broker,
      offsets: async (topic: string) =>
        (await broker.offsets(topic)).map((held) => ({ ...held, start: Math.min(1, held.end) })),
    };

    await expect(rebuilt(shortened)).rejects.toMatchObject({ code: 'DATA_LOSS' });
    expect(await eachOnce()).toEqual(sent);
    expect(await status()).toMatchObject({ rebuilding: false, events: 0 });
  });

  const corrections = [
    [
      'an edit',
      `INSERT INTO event_override (consumer, topic, event_id, job_id) VALUES ('${CONSUMER}', 'spec.thing', 'A1', uuidv7())`,
    ],
    [
      'a skip',
      `INSERT INTO inbox_skipped (consumer, topic, key, epoch, from_sequence, to_sequence, reason, job_id)
     VALUES ('${CONSUMER}', 'spec.thing', 'A', 1, 1, 1, 'spec', uuidv7())`,
    ],
  ] as const;
  it.each(corrections)(
    'is refused where it would bring back what operators decided by %s',
    async (_, correct) => {
      await start();
      send();
      await inbox.consumed();
      await inbox.database.query(correct);

      await expect(rebuilt()).rejects.toMatchObject({ code: 'REPLAY_UNFIT' });
      expect(await eachOnce()).toEqual(sent);
      await inbox.database.query('TRUNCATE event_override');
    },
  );

  it('is audited', async () => {
    await rebuilt();
    const last = 'SELECT actor, action, subject FROM operator_audit ORDER BY no DESC LIMIT 1';
    expect(await inbox.database.query(last)).toEqual([
      { actor: 'spec', action: 'rebuild', subject: CONSUMER },
    ]);
  });

  it('given a swap it waits for, chunks wait too, and nothing is lost', async () => {
    const { database } = inbox;
    await start();
    send();
    await inbox.consumed();
    await database.query('CREATE TABLE other AS SELECT 1 AS number');
    const other = await database.begin();
    await other.db.query('SELECT FROM other FOR UPDATE');
    // As a swap does: it closes the gate and puts other rows in the place of the positions.
    const swap = await database.begin();
    await swap.db.query('LOCK TABLE inbox_gate IN EXCLUSIVE MODE');
    await swap.db.query('CREATE TEMPORARY TABLE shadow ON COMMIT DROP AS SELECT * FROM inbox_partition');
    await swap.db.query('DELETE FROM inbox_partition');
    await swap.db.query('INSERT INTO inbox_partition SELECT * FROM shadow');
    const rebuilding = rebuilt(memoryBroker(inbox.cluster), ['other', 'effect']);
    await until(async () => (await waiting()) > 0);
    await swap.commit();
    await until(async () => (await waiting('DELETE FROM "other"%')) > 0);
    inbox.send({ key: 'D', step: 1 });
    await until(async () => (await inbox.effects()).includes('D1') || (await waiting()) > 1);
    await other.rollback();
    await rebuilding;
    await inbox.consumed();

    expect(await eachOnce()).toEqual([...sent, 'D1']);
  });

  it('forgets which events ended a process', async () => {
    inbox.send({ key: 'A', step: 1 });
    const running = await start();
    await inbox.consumed();
    await running.close();
    await inbox.database.query('UPDATE inbox_start SET from_offset = 0, to_offset = 0, started = 2');
    await rebuilt();
    expect(await inbox.database.query('SELECT FROM inbox_start')).toEqual([]);
  });

  it('given instances that are stopped, it is under way until one consumed everything', async () => {
    const running = await start();
    send();
    await inbox.consumed();
    await running.close();

    await rebuilt();
    expect(await inbox.effects()).toEqual([]);
    expect(await status()).toEqual({ rebuilding: true, events: 5, replayed: 0 });

    await start();
    await inbox.consumed();
    expect(await eachOnce()).toEqual(sent);
    expect(await status()).toMatchObject({ rebuilding: false });
  });
});
