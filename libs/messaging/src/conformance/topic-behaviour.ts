import { describe, expect, it } from '@jest/globals';
import { readRecord } from '../read-record.js';
import { record, records, type Bench } from './bench.js';

const HOUR_MS = 3_600_000;

export function topicBehaviour(bench: Bench): void {
  describe('topics', () => {
    it('creates what is missing, repeatably, and refuses another partition count (trap 37)', async () => {
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

    it('scans an empty topic, and tombstones and records without key (trap 35)', async () => {
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

    it('tells a value of no characters from a tombstone (trap 35)', async () => {
      const broker = bench.connect();
      const topic = await bench.topic(broker, 1);

      await bench.publish(broker, [record(topic, 0, 'a', '')]);

      expect((await bench.scan(broker, topic)).map(({ value }) => value)).toEqual(['']);
    });

    it('finds topics that are there while it is asked for others that are not (trap 23)', async () => {
      const there = Array.from({ length: 6 }, () => bench.topicName());
      await bench.connect().ensureTopics(there.map((name) => ({ name, partitions: 2 })));
      const broker = bench.connect();

      const asked = there.flatMap((topic) => [
        broker.offsets(bench.topicName()).then(
          () => 'found',
          () => 'missing',
        ),
        broker.offsets(topic).then(
          (offsets) => offsets.length,
          (error: unknown) => error,
        ),
      ]);

      expect(await Promise.all(asked)).toEqual(there.flatMap(() => ['missing', 2]));
    });

    it('gives records the time of the broker, whatever the clock of their producer says (trap 9)', async () => {
      const broker = bench.connect();
      const topic = await bench.topic(broker, 1);
      const before = Date.now();

      for (const hours of [-5, 5]) {
        const timestamp = String(before + hours * HOUR_MS);
        await bench.cluster.append({ topic, partition: 0, key: 'a', value: '{}', headers: {}, timestamp });
      }

      const times = (await bench.scan(broker, topic)).map(({ timestamp }) => timestamp);
      expect(times).toHaveLength(2);
      for (const time of times) expect(Math.abs(time - before)).toBeLessThan(HOUR_MS);
    });

    it('scans from given offsets, and from the oldest record where it is not held any more', async () => {
      const broker = bench.connect();
      const topic = await bench.topic(broker, 4);
      await bench.publish(broker, records(topic, 16, 4));
      await bench.cluster.truncate(topic, 1, 2);
      const from = new Map([
        [0, 3],
        [1, 1],
        [2, 4],
      ]);

      const found = await bench.scan(broker, topic, from);

      const of = (partition: number) =>
        found.filter((each) => each.partition === partition).map(({ offset }) => offset);
      expect([0, 1, 2, 3].map(of)).toEqual([[3], [2, 3], [], [0, 1, 2, 3]]);
    });

    it('reads one record, whatever lies around it, and tells that it holds none', async () => {
      const broker = bench.connect();
      const topic = await bench.topic(broker, 2);
      await bench.publish(broker, records(topic, 10, 2));
      await bench.cluster.truncate(topic, 1, 2);
      const at = (partition: number, offset: number) => readRecord(broker, { topic, partition, offset });

      const [first, found] = [await at(0, 0), await at(1, 3)];

      expect(first).toMatchObject({ partition: 0, offset: 0 });
      expect(found).toMatchObject({ partition: 1, offset: 3 });
      expect([await at(1, 1), await at(1, 5), await at(7, 0)]).toEqual([null, null, null]);
      await expect(
        readRecord(broker, { topic: bench.topicName(), partition: 0, offset: 0 }),
      ).rejects.toMatchObject({ code: 'TOPIC_MISSING' });
    });

    it('scans no faster than its records are received, and ends when one is refused', async () => {
      const broker = bench.connect();
      const topic = await bench.topic(broker, 1);
      await bench.publish(broker, records(topic, 5, 1));
      const received: string[] = [];

      const scan = broker.scan(topic, async ({ value }) => {
        received.push(`begin ${value ?? ''}`);
        await new Promise(setImmediate);
        received.push(`end ${value ?? ''}`);
        if (value === '1') throw new Error('not this one');
      });

      await expect(scan).rejects.toThrow('not this one');
      expect(received).toEqual(['begin 0', 'end 0', 'begin 1', 'end 1']);
    });
  });
}
