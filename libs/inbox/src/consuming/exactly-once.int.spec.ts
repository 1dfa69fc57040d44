import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { memoryBroker, MemoryCluster, type Broker, type SubscriptionOptions } from '@kervan/messaging';
import { InboxFixture, recordOf, until } from '../fixture/inbox.fixture.js';
import { Moved } from '../fixture/moved.fixture.js';

describe('an event takes effect exactly once', () => {
  let inbox: InboxFixture;

  beforeAll(async () => {
    inbox = await InboxFixture.create(testStores().databaseUrl);
  });
  beforeEach(() => inbox.reset());
  afterAll(() => inbox.end());

  const steps = (key: string, last: number) =>
    Array.from({ length: last }, (_, index) => ({ key, step: index + 1 }));
  const once = (key: string, last: number) => steps(key, last).map(({ step }) => `${key}${step}`);

  it('when its publisher sends it twice', async () => {
    inbox.send(...steps('A', 3), { key: 'A', step: 2 }, { key: 'A', step: 3 }, { key: 'A', step: 4 });

    await inbox.start();
    await inbox.consumed();

    expect(await inbox.effects()).toEqual(once('A', 4));
    expect(await inbox.outcomes()).toEqual([
      'A1 handled',
      'A2 handled',
      'A3 handled',
      'A2 duplicate',
      'A3 duplicate',
      'A4 handled',
    ]);
  });

  it('when it is a foreign one without sequence (trap 24)', async () => {
    inbox.send(
      { key: 'A', step: null, id: 'f1' },
      { key: 'A', step: null, id: 'f1' },
      { key: 'A', step: null, id: 'f2' },
    );

    await inbox.start();
    await inbox.consumed();

    expect(await inbox.outcomes()).toEqual(['f1 handled', 'f1 duplicate', 'f2 handled']);
  });

  it('when the group committed a wrong offset to the broker (trap 27)', async () => {
    inbox.send(...steps('A', 5));
    const first = await inbox.start();
    await inbox.consumed();
    await first.close();
    inbox.send(...steps('A', 7).slice(5));
    const group = inbox.cluster.group('spec-consumer');
    group.commit({ topic: Moved.topic, partition: 0, offset: 0 });

    const second = await inbox.start();
    await inbox.consumed();
    await second.close();
    group.commit({ topic: Moved.topic, partition: 0, offset: 99 });
    inbox.send({ key: 'A', step: 8 });
    await inbox.start();
    await inbox.consumed();

    expect(await inbox.effects()).toEqual(once('A', 8));
    expect((await inbox.outcomes()).every((outcome) => outcome.endsWith('handled'))).toBe(true);
  });

  it('when two members hold the same partition at once (trap 26)', async () => {
    // Two clusters with the same records: neither member learns of the other but through the database.
    const twin = new MemoryCluster();
    twin.create(inbox.cluster.topicNames.map((name) => ({ name, partitions: 3 })));
    for (const event of [...steps('A', 40), ...steps('B', 40)]) {
      inbox.send(event);
      twin.append(recordOf(event));
    }

    const meeting = meetingOf(2);
    const members = [inbox.cluster, twin].map((cluster) => meetingBroker(memoryBroker(cluster), meeting));

    await Promise.all(members.map((broker) => inbox.start({ broker })));
    await until(() => members.every(({ batches }) => batches === 1));

    expect(await inbox.effects()).toEqual([...once('A', 40), ...once('B', 40)]);
    expect(await inbox.receipts()).toHaveLength(80);
  });

  it('while members come and go (trap 26)', async () => {
    const keys = ['A', 'B', 'C', 'D', 'E', 'F'];
    const send = (from: number, to: number) => {
      for (const [index, key] of keys.entries()) {
        inbox.send(
          ...steps(key, to)
            .slice(from)
            .map((event) => ({ ...event, partition: index % 3 })),
        );
      }
    };
    send(0, 50);
    const first = await inbox.start();
    await until(async () => (await inbox.effects()).length > 0);
    const second = await inbox.start();
    send(50, 100);
    await first.close();
    send(100, 150);
    await inbox.start();
    await inbox.consumed();
    await second.close();

    const effects = await inbox.effects();
    for (const key of keys)
      expect(effects.filter((effect) => effect.startsWith(key))).toEqual(once(key, 150));
    expect(effects).toHaveLength(900);
  });
});

/** Resolves for everybody once so many have come. */
function meetingOf(count: number): () => Promise<void> {
  let open: () => void = () => undefined;
  const everybodyHere = new Promise<void>((resolve) => (open = resolve));
  let missing = count;
  return async () => {
    if (--missing === 0) open();
    await everybodyHere;
  };
}

/** A broker that lets its first batch go only when the other members hold theirs too. */
function meetingBroker(broker: Broker, meeting: () => Promise<void>) {
  const counting = {
    batches: 0,
    offsets: (topic: string) => broker.offsets(topic),
    subscribe: (options: SubscriptionOptions) =>
      broker.subscribe({
        ...options,
        onBatch: async (batch, control) => {
          if (counting.batches === 0) await meeting();
          await options.onBatch(batch, control);
          counting.batches++;
        },
      }),
  };
  return counting;
}
