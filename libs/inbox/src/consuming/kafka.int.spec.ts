import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { connectBroker, type Broker, type Publisher } from '@kervan/messaging';
import { filter, firstValueFrom } from 'rxjs';
import { InboxFixture, recordOf, until, type RunningConsumer } from '../fixture/inbox.fixture.js';
import { Arrived, Moved } from '../fixture/moved.fixture.js';

const KEYS = ['A', 'B', 'C', 'D', 'E', 'F'];

describe('the inbox on a real Kafka', () => {
  const { databaseUrl, brokers } = testStores();
  const topicPrefix = `spec-${randomUUID()}.`;
  const connect = (clientId: string) => connectBroker({ client: 'kafkajs', clientId, brokers, topicPrefix });
  let inbox: InboxFixture;
  let producing: Broker;
  let publisher: Publisher;

  beforeAll(async () => {
    inbox = await InboxFixture.create(databaseUrl);
    producing = connect('producer');
    await producing.ensureTopics([Moved.topic, Arrived.topic].map((name) => ({ name, partitions: 3 })));
    publisher = await producing.publisher('spec');
  });
  afterAll(async () => {
    await inbox.end();
    await producing.close();
  });

  const publish = async (from: number, to: number) => {
    const records = Array.from({ length: to - from + 1 }, (_, index) => from + index).flatMap((step) =>
      KEYS.map((key, index) => recordOf({ key, step, partition: index % 3 })),
    );
    const { failed } = await publisher.publish(records, 30_000);
    expect(failed).toEqual([]);
  };
  /** The rebalance that took the member in is over for everybody. */
  const joined = ({ server }: RunningConsumer) =>
    firstValueFrom(server.status.pipe(filter((state) => state === 'running')));
  const effectsReach = (count: number) => until(async () => (await inbox.effects()).length >= count);

  it('gives every event effect once and in order while members join and leave', async () => {
    const [one, two, three] = [connect('one'), connect('two'), connect('three')];
    await publish(1, 100);
    const first = await inbox.start({ broker: one });
    await effectsReach(1);
    await publish(101, 150);
    const second = await inbox.start({ broker: two });
    await joined(second);
    await publish(151, 200);
    await effectsReach(700);
    await first.close();
    await publish(201, 300);
    const third = await inbox.start({ broker: three });
    await joined(third);
    await effectsReach(1_800);
    await second.close();
    // Sent again as after a lost acknowledgement: nothing of it takes effect.
    await publish(299, 301);
    await effectsReach(1_806);

    const effects = await inbox.effects();
    const expected = Array.from({ length: 301 }, (_, index) => index + 1);
    for (const key of KEYS) {
      expect(effects.filter((effect) => effect.startsWith(key))).toEqual(
        expected.map((step) => `${key}${step}`),
      );
    }
    const outcomes = await inbox.receipts();
    expect(outcomes.filter(({ outcome }) => outcome === 'handled')).toHaveLength(1_806);
    expect(outcomes.filter(({ outcome }) => outcome === 'duplicate')).toHaveLength(12);
    await third.close();
    for (const broker of [one, two, three]) await broker.close();
  });
});
