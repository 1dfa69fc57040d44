import { describe, expect, it } from '@jest/globals';
import { record, type Bench } from './bench.js';

export function topicBehaviour(bench: Bench): void {
  describe('topics', () => {
    it('creates what is missing, repeatably, and refuses another partition count', async () => {
      const broker = bench.connect();
      const topic = await bench.topic(broker, 2);
      const other = bench.topicName();

      await broker.ensureTopics([
        { name: topic, partitions: 2 },
        { name: other, partitions: 1 },
      ]);

      expect(await broker.offsets(other)).toHaveLength(1);
      await expect(broker.ensureTopics([{ name: topic, partitions: 3 }])).rejects.toMatchObject({
        code: 'TOPIC_MISMATCH',
      });
    });

    it('tells the offsets of each partition, and that a topic is missing', async () => {
      const broker = bench.connect();
      const topic = await bench.topic(broker, 2);
      await bench.publish(broker, [record(topic, 1, 'a'), record(topic, 1, 'b')]);

      expect(await broker.offsets(topic)).toEqual([
        { topic, partition: 0, start: 0, end: 0 },
        { topic, partition: 1, start: 0, end: 2 },
      ]);
      await expect(broker.offsets(bench.topicName())).rejects.toMatchObject({ code: 'TOPIC_MISSING' });
    });

    it('scans an empty topic, and tombstones and records without key', async () => {
      const broker = bench.connect();
      const topic = await bench.topic(broker, 2);
      expect(await bench.scan(broker, topic)).toEqual([]);

      await bench.cluster.append({ topic, partition: 1, key: 'gone', value: null, headers: {} });
      await bench.cluster.append({ topic, partition: 1, key: null, value: 'no key', headers: { a: 'b' } });

      expect(await bench.scan(broker, topic)).toMatchObject([
        { topic, partition: 1, offset: 0, key: 'gone', value: null, headers: {} },
        { topic, partition: 1, offset: 1, key: null, value: 'no key', headers: { a: 'b' } },
      ]);
    });
  });
}
