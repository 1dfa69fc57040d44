import { describe, expect, it } from '@jest/globals';
import { recordBytes } from '../publishing/record-bytes.js';
import { DEADLINE_MS, record, records, type Bench } from './bench.js';

const DEFAULT_MAX_BATCH_BYTES = 1_048_588;

export function publishingBehaviour(bench: Bench): void {
  describe('publishing', () => {
    it('acknowledges exactly what is on the topic then, keys, headers and order intact', async () => {
      const broker = bench.connect();
      const topic = await bench.topic(broker);
      const sent = records(topic, 5_000).map((each, n) => ({
        ...each,
        headers: { ce_id: String(n), 'ğ-ü': 'ş€😀' },
      }));

      const { acked, failed } = await bench.publish(broker, sent);

      expect(failed).toEqual([]);
      expect(acked).toEqual(sent);
      const found = await bench.scan(broker, topic);
      for (const partition of [0, 1, 2]) {
        expect(found.filter((each) => each.partition === partition).map(withoutPosition)).toEqual(
          sent.filter((each) => each.partition === partition).map(withoutPosition),
        );
      }
    });

    it('fails records for a topic or partition that does not exist alone', async () => {
      const broker = bench.connect();
      const topic = await bench.topic(broker);
      const good = [record(topic, 0, 'a'), record(topic, 2, 'b')];
      const bad = [record(topic, 3, 'c'), record(bench.topicName(), 0, 'd')];

      const { acked, failed } = await bench.publish(broker, [...bad, ...good]);

      expect(acked).toEqual(good);
      expect(failed.map((each) => [each.record, each.error.code])).toEqual(
        bad.map((each) => [each, 'TOPIC_MISSING']),
      );
    });

    it('fails a record that is one byte too large alone, and what follows it under its key', async () => {
      const broker = bench.connect();
      const topic = await bench.topic(broker);
      const overhead = recordBytes(record(topic, 1, 'key-l', '')) + 6;
      const fits = record(topic, 1, 'key-l', 'x'.repeat(DEFAULT_MAX_BATCH_BYTES - overhead - 40));
      const missingBytes = DEFAULT_MAX_BATCH_BYTES - recordBytes(fits);
      const largest = { ...fits, value: fits.value + 'x'.repeat(missingBytes) };
      const tooLarge = { ...largest, key: 'key-m', value: `${largest.value}x` };
      const behind = record(topic, 1, 'key-m', 'behind');
      const others = [record(topic, 1, 'key-o', 'other'), record(topic, 0, 'key-p', 'other')];
      expect(recordBytes(largest)).toBe(DEFAULT_MAX_BATCH_BYTES);

      const { acked, failed } = await bench.publish(broker, [largest, tooLarge, behind, ...others]);

      expect(acked.map(({ key }) => key)).toEqual([largest, ...others].map(({ key }) => key));
      expect(failed.map((each) => [each.record.value.length, each.error.code])).toEqual([
        [tooLarge.value.length, 'RECORD_TOO_LARGE'],
        [behind.value.length, 'NOT_ACKNOWLEDGED'],
      ]);
      expect((await bench.scan(broker, topic)).map(({ key }) => key).sort()).toEqual([
        'key-l',
        'key-o',
        'key-p',
      ]);
    });

    it('refuses a second call while one is in flight, and any call after the end', async () => {
      const broker = bench.connect();
      const topic = await bench.topic(broker);
      const publisher = await broker.publisher('spec');

      const first = publisher.publish([record(topic, 0, 'a')], DEADLINE_MS);
      await expect(publisher.publish([record(topic, 0, 'b')], DEADLINE_MS)).rejects.toMatchObject({
        code: 'INTERNAL',
      });
      expect((await first).acked).toHaveLength(1);

      await publisher.close();
      await expect(publisher.publish([record(topic, 0, 'c')], DEADLINE_MS)).rejects.toMatchObject({
        code: 'PRODUCER_FENCED',
      });
    });

    it('gives up at the deadline, and what it gave up never arrives later', async () => {
      const { faults } = bench.cluster;
      const broker = bench.connectFaulty();
      const topic = await bench.topic(broker);
      const publisher = await broker.publisher('spec');
      await publisher.publish([record(topic, 0, 'a', 'before')], DEADLINE_MS);

      faults.stall();
      const late = await publisher.publish([record(topic, 0, 'a', 'given up')], 200);
      await faults.proceed();
      const next = await publisher.publish([record(topic, 0, 'a', 'after')], DEADLINE_MS);

      expect(late.failed.map(({ error }) => error.code)).toEqual(['BROKER_UNAVAILABLE']);
      expect(next.acked).toHaveLength(1);
      expect((await bench.scan(broker, topic)).map(({ value }) => value)).toEqual(['before', 'after']);
    });

    it('really writes the records after ones whose answer was lost (trap 22)', async () => {
      const { faults } = bench.cluster;
      const broker = bench.connectFaulty();
      const topic = await bench.topic(broker);
      const publisher = await broker.publisher('spec');
      await publisher.publish([record(topic, 0, 'a', 'before')], DEADLINE_MS);

      faults.loseAnswers();
      const lost = await publisher.publish([record(topic, 0, 'a', 'unanswered')], DEADLINE_MS);
      faults.deliverAnswers();
      const next = await publisher.publish([record(topic, 0, 'a', 'after')], DEADLINE_MS);

      expect(lost.failed.map(({ error }) => error.code)).toEqual(['BROKER_UNAVAILABLE']);
      expect(next.acked).toHaveLength(1);
      const values = (await bench.scan(broker, topic)).map(({ value }) => value);
      expect(values.at(0)).toBe('before');
      expect(values).toContain('unanswered');
      expect(values.at(-1)).toBe('after');
    });

    it('fails records while the broker is away and writes them when it is back', async () => {
      const { faults } = bench.cluster;
      const topic = await bench.topic(bench.connect());
      await faults.goAway();
      const broker = bench.connectFaulty();
      const publisher = await broker.publisher('spec');

      const away = await publisher.publish([record(topic, 0, 'a')], DEADLINE_MS);
      await faults.comeBack();
      const back = await publisher.publish([record(topic, 0, 'a')], DEADLINE_MS);

      expect(away.failed.map(({ error }) => error.code)).toEqual(['BROKER_UNAVAILABLE']);
      expect(back.acked).toHaveLength(1);
      expect(await bench.scan(broker, topic)).toHaveLength(1);
    });
  });
}

function withoutPosition({
  key,
  value,
  headers,
}: {
  key: string | null;
  value: string | null;
  headers: object;
}): object {
  return { key, value, headers };
}
