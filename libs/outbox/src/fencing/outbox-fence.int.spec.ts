import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FenceRecord, fenceTopic, topics, YevmiyeFisiIslendi } from '@kervan/contracts';
import { backUp } from '@kervan/database';
import { testStores } from '@kervan/local';
import { memoryBroker, MemoryCluster, type Broker } from '@kervan/messaging';
import { OutboxFixture } from '../specimen/outbox-fixture.js';
import { waitingEvents } from '../specimen/waiting-events.js';
import { OutboxFence } from './outbox-fence.js';

describe('OutboxFence', () => {
  const { databaseUrl } = testStores();
  const { topic } = YevmiyeFisiIslendi;
  let outbox: OutboxFixture;
  let cluster: MemoryCluster;
  let broker: Broker;

  beforeAll(async () => void (outbox = await OutboxFixture.create(databaseUrl)));
  afterAll(() => outbox.drop());
  beforeEach(async () => {
    await outbox.reset();
    cluster = new MemoryCluster();
    cluster.create(topics);
    broker = memoryBroker(cluster);
  });

  /** As the publisher does it: what waits goes to the broker and is deleted. */
  async function publishWaiting(): Promise<void> {
    for (const event of await waitingEvents(outbox)) cluster.append(event);
    await outbox.service.query('DELETE FROM outbox');
  }

  async function withFence<Result>(work: (fence: OutboxFence) => Promise<Result>): Promise<Result> {
    const fence = await OutboxFence.open({ service: 'spec', database: outbox.publisher, broker });
    try {
      return await work(fence);
    } finally {
      await fence.close();
    }
  }

  /** What a publisher does when it starts, and after a reconnect. */
  const start = () =>
    withFence(async (fence) => {
      await fence.check();
      await fence.raise();
    });

  const records = () =>
    cluster
      .partition(fenceTopic.name, 0)
      .read(0, Infinity)
      .map(({ value }) => FenceRecord.parse(JSON.parse(value ?? '')));

  const restored = { code: 'OUTBOX_RESTORED', class: 'permanent' };

  it('writes how far the outbox is, with the ends of its topics', async () => {
    await start();
    await outbox.publish('a', 'b');
    await publishWaiting();
    await start();

    const [first, second] = records();
    expect(first).toMatchObject({ epoch: 1, fence: 1, ends: {} });
    expect(second).toMatchObject({ epoch: 1, fence: 2, system: expect.stringMatching(/^\d+$/) });
    expect(second?.ends[topic]?.reduce((sum, end) => sum + end)).toBe(2);
  });

  it('is not alarmed by many publishers that start and raise at once', async () => {
    await outbox.publish('a');
    await publishWaiting();

    await Promise.all(Array.from({ length: 8 }, start));

    expect(
      records()
        .map(({ fence }) => fence)
        .sort((a, b) => a - b),
    ).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    await start();
  });

  it('counts the highest record, in whatever order publishers wrote', async () => {
    await start();
    await start();
    const [lower, higher] = records();
    cluster.append({ ...fenceRecord(lower), headers: {} });
    await outbox.service.query('UPDATE outbox_meta SET fence = 1');

    await expect(start()).rejects.toMatchObject({
      message: expect.stringContaining(`fence ${higher?.fence ?? 0}`),
    });
    function fenceRecord(record: unknown) {
      return { topic: fenceTopic.name, partition: 0, key: 'spec', value: JSON.stringify(record) };
    }
  });

  it('finds a database that was restored behind the fence, for every publisher, and says what to do (trap 45)', async () => {
    await start();
    const backup = await backUp(databaseUrl, outbox.temporary.url);
    await outbox.publish('a');
    await publishWaiting();
    await start();
    await backup.restore();

    await expect(start()).rejects.toMatchObject({
      ...restored,
      message: expect.stringMatching(/fence 2.*fence 1.*POST \/ops\/outbox\/new-epoch of spec/),
    });
    await expect(withFence((fence) => fence.raise())).rejects.toMatchObject(restored);
    await expect(start()).rejects.toMatchObject(restored);
    expect(records()).toHaveLength(2);
  });

  it('finds a database that was restored to seconds ago, before the fence was raised again (trap 45)', async () => {
    await outbox.publish('a');
    await publishWaiting();
    await start();
    const backup = await backUp(databaseUrl, outbox.temporary.url);
    await outbox.publish('a');
    await publishWaiting();
    await backup.restore();

    await expect(start()).rejects.toMatchObject({
      ...restored,
      message: expect.stringContaining('sequence 2 of key a'),
    });
  });

  it('finds it also when new events have taken the numbers of the lost ones (trap 45)', async () => {
    await outbox.publish('a');
    await publishWaiting();
    await start();
    const backup = await backUp(databaseUrl, outbox.temporary.url);
    await outbox.publish('a');
    await publishWaiting();
    await backup.restore();
    await outbox.publish('a');
    await outbox.publish('a');

    await expect(start()).rejects.toMatchObject(restored);
  });

  it('finds the first event of a topic that was lost before the fence was raised again (trap 45)', async () => {
    await start();
    const backup = await backUp(databaseUrl, outbox.temporary.url);
    await withFence(async (fence) => {
      await fence.check();
      await outbox.publish('a');
      await fence.cover(topic);
      await publishWaiting();
    });
    await backup.restore();

    await expect(start()).rejects.toMatchObject(restored);
  });

  it('is content with events that are on the broker and wait still', async () => {
    await outbox.publish('a');
    await publishWaiting();
    await start();
    await outbox.publish('a', 'b');
    for (const event of await waitingEvents(outbox)) cluster.append(event);

    await start();
  });

  it('says nothing of other outboxes and of what no outbox wrote', async () => {
    await outbox.publish('a');
    await start();
    cluster.append({ topic, partition: 0, key: 'foreign', value: '{}', headers: { ce_id: 'x' } });
    const record = { epoch: 7, fence: 9, system: '1', ends: {}, at: new Date().toISOString() };
    cluster.append({
      topic: fenceTopic.name,
      partition: 0,
      key: 'other',
      value: JSON.stringify(record),
      headers: {},
    });

    await start();
  });

  it('holds for its own connection only: nothing is raised in another database', async () => {
    await withFence(async (fence) => {
      await fence.check();
      await fence.raise();
      const backup = await backUp(databaseUrl, outbox.temporary.url);
      await backup.restore();

      await expect(fence.raise()).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    });
    expect(records()).toHaveLength(1);
  });
});
