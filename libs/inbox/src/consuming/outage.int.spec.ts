import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { memoryBroker, type Broker, type SubscriptionOptions } from '@kervan/messaging';
import { InboxFixture, until } from '../fixture/inbox.fixture.js';

describe('an outage', () => {
  let inbox: InboxFixture;

  beforeAll(async () => {
    inbox = await InboxFixture.create(testStores().databaseUrl);
  });
  beforeEach(() => inbox.reset());
  afterAll(() => inbox.end());

  it('of the database in the middle of a chunk leaves nothing of it behind, parks nothing and loses nothing (trap 25)', async () => {
    let killed = false;
    inbox.behaviour.before = async ({ data }, tx) => {
      if (killed || data.step !== 25) return;
      killed = true;
      const [connection] = await tx.db.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      await inbox.database.query('SELECT pg_terminate_backend($1)', [connection?.pid]);
    };
    const steps = Array.from({ length: 50 }, (_, index) => index + 1);
    inbox.send(...steps.map((step) => ({ key: 'A', step })));

    await inbox.start();
    await inbox.consumed();

    expect(killed).toBe(true);
    expect(inbox.logged.join()).toContain('partition paused');
    expect(await inbox.effects()).toEqual(steps.map((step) => `A${step}`));
    const receipts = await inbox.receipts();
    expect(receipts.map(({ outcome, attempt }) => `${outcome} ${attempt}`)).toEqual(
      steps.map(() => 'handled 1'),
    );
  });

  it('of the broker is waited for', async () => {
    inbox.cluster.faults.goAway();
    inbox.send({ key: 'A', step: 1 });
    await inbox.start();

    inbox.cluster.faults.comeBack();
    await inbox.consumed();

    expect(await inbox.effects()).toEqual(['A1']);
  });

  it('that parks more than the total limit pauses the consumer until there is room (trap 29)', async () => {
    inbox.behaviour.before = () => {
      throw new TypeError('a wrong release');
    };
    inbox.send(...['A', 'B', 'C'].map((key) => ({ key, step: 1 })));
    const first = await inbox.start();
    await inbox.consumed();
    await first.close();
    inbox.send({ key: 'D', step: 1 });

    const broker = watched(memoryBroker(inbox.cluster));
    await inbox.start({ broker, limits: { perKey: 1, total: 3 } });
    await until(() => broker.batches > 0);

    expect(await inbox.outcomes()).toEqual(['A1 dead', 'B1 dead', 'C1 dead']);
    expect(inbox.logged.join()).toContain('too much is parked');
    expect(inbox.logged.join()).not.toContain('a parked key keeps growing');

    inbox.behaviour.before = () => undefined;
    await inbox.database.query('TRUNCATE parked_event, parked_key, parked_claim');
    await inbox.consumed();

    expect(await inbox.effects()).toEqual(['D1']);
  });
});

/** Counts the batches that were given to the inbox. */
function watched(broker: Broker) {
  const counting = {
    batches: 0,
    offsets: (topic: string) => broker.offsets(topic),
    subscribe: (options: SubscriptionOptions) =>
      broker.subscribe({
        ...options,
        onBatch: async (batch, control) => {
          counting.batches++;
          await options.onBatch(batch, control);
        },
      }),
  };
  return counting;
}
