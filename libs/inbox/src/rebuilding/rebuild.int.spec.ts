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

  const rebuilt = (broker = memoryBroker(inbox.cluster)) =>
    rebuild({ unitOfWork: inbox.unitOfWork, broker, consumer: CONSUMER, tables: ['effect'] });
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

  const waiting = async (): Promise<number> => {
    const [row] = await inbox.database.query<{ count: number }>(
      `SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
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
