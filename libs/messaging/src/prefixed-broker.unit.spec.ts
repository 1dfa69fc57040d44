import { describe, expect, it } from '@jest/globals';
import { partitionKey, type Batch, type PartitionOffsets } from './broker.js';
import { deferred } from './deferred.js';
import { memoryBroker } from './memory/memory-broker.js';
import { MemoryCluster } from './memory/memory-cluster.js';

describe('a broker with a topic prefix', () => {
  it('uses prefixed names on the cluster and shows contract names only', async () => {
    const cluster = new MemoryCluster();
    const broker = memoryBroker(cluster, 'test.');
    await broker.ensureTopics([{ name: 'orders', partitions: 1 }]);
    const publisher = await broker.publisher('spec');
    const sent = ['1', '2'].map((value) => ({ topic: 'orders', partition: 0, key: 'a', value, headers: {} }));
    const missing = { topic: 'nothing', partition: 0, key: 'a', value: '3', headers: {} };
    const asked = deferred<readonly PartitionOffsets[]>();
    const heard = deferred<Batch>();
    const scanned: string[] = [];

    const { acked, failed } = await publisher.publish([...sent, missing], 30_000);
    await broker.subscribe({
      group: 'core',
      topics: ['orders'],
      startAt(assigned) {
        asked.resolve(assigned);
        return Promise.resolve(new Map([[partitionKey('orders', 0), 1]]));
      },
      onBatch(batch) {
        heard.resolve(batch);
        return Promise.resolve();
      },
    });
    await broker.scan('orders', ({ topic }) => void scanned.push(topic));

    expect(cluster.topicNames).toEqual(['test.orders']);
    expect(acked).toEqual(sent);
    expect(failed.map(({ record }) => record)).toEqual([missing]);
    expect(await asked.promise).toEqual([{ topic: 'orders', partition: 0, start: 0, end: 2 }]);
    expect(await heard.promise).toMatchObject({ topic: 'orders', records: [{ topic: 'orders', offset: 1 }] });
    expect(scanned).toEqual(['orders', 'orders']);
    expect(await broker.offsets('orders')).toEqual([{ topic: 'orders', partition: 0, start: 0, end: 2 }]);
    await broker.close();
  });
});
