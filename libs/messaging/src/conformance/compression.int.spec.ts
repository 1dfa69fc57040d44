import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import type { Compression } from '../client-options.js';
import { Bench, record, records } from './bench.js';
import { realCluster } from './real-cluster.js';

const combinations = (['kafkajs', 'platformatic'] as const).flatMap((client) =>
  (['gzip', 'zstd'] as const).map((compression): [typeof client, Compression] => [client, compression]),
);

describe.each(combinations)('publishing through %s with %s', (client, compression) => {
  const { brokers } = testStores();
  const bench = new Bench(() => realCluster(client, brokers, compression));
  const other = new Bench(() => realCluster(client === 'kafkajs' ? 'platformatic' : 'kafkajs', brokers));

  it('writes records that both libraries read, and fails alone what stays too large', async () => {
    const broker = bench.connect();
    const topic = await bench.topic(broker);
    const compressible = record(topic, 0, 'compressible', 'x'.repeat(2_000_000));
    const tooLarge = record(topic, 0, 'random', randomBytes(1_500_000).toString('base64'));
    const small = records(topic, 30);

    const { acked, failed } = await bench.publish(broker, [...small, tooLarge, compressible]);

    expect(failed.map((each) => [each.record.key, each.error.code])).toEqual([
      ['random', 'RECORD_TOO_LARGE'],
    ]);
    expect(acked).toHaveLength(31);
    expect(await bench.scan(broker, topic)).toHaveLength(31);
    expect(await other.scan(other.connect(), topic)).toHaveLength(31);
  });
});
