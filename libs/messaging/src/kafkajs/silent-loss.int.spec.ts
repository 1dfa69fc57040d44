import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import kafkajs from 'kafkajs';
import type { Broker, IncomingRecord, OutgoingRecord } from '../broker.js';
import type { FaultyProxy } from '../conformance/faulty-proxy.js';
import { realCluster } from '../conformance/real-cluster.js';
import { SerialPublisher } from '../publishing/serial-publisher.js';
import { KafkajsAdmin } from './kafkajs-admin.js';
import { kafkajsProducerClient } from './kafkajs-producer.js';

const DEADLINE_MS = 30_000;

/** The two defects of kafkajs 2.2.4 by which records vanish without an error, and that our publisher meets them. */
describe('records that kafkajs loses silently', () => {
  const topic = `spec-${randomUUID()}`;
  const record = (partition: number, value: string): OutgoingRecord => ({
    topic,
    partition,
    key: value,
    value,
    headers: {},
  });
  const client = { brokers: testStores().brokers, clientId: 'spec', compression: 'none' } as const;
  const admin = new KafkajsAdmin(client);
  let broker: Broker;
  let cluster: Awaited<ReturnType<typeof realCluster>>;
  let proxy: FaultyProxy;

  beforeAll(async () => {
    cluster = await realCluster('kafkajs', client.brokers);
    proxy = cluster.faults;
    broker = cluster.connect();
    await broker.ensureTopics([{ name: topic, partitions: 2 }]);
  });

  afterAll(async () => {
    await broker.close();
    await admin.close();
    await cluster.deleteTopics([topic]);
    await cluster.close();
  });

  const valuesIn = async (partition: number): Promise<readonly (string | null)[]> => {
    const found: IncomingRecord[] = [];
    await broker.scan(topic, (each) => void found.push(each));
    return found.filter((each) => each.partition === partition).map(({ value }) => value);
  };

  it('a send resolves although a partition was never sent: those records are failed', async () => {
    const producers = kafkajsProducerClient(client, admin);
    const wrongCount = { partitions: 3, maxBatchBytes: 1_000_000 };
    const publisher = new SerialPublisher({ ...producers, limits: () => Promise.resolve(wrongCount) });

    const { acked, failed } = await publisher.publish(
      [record(2, 'never sent'), record(0, 'sent')],
      DEADLINE_MS,
    );
    await publisher.close();

    expect(acked.map(({ value }) => value)).toEqual(['sent']);
    expect(failed.map(({ record: { value }, error }) => [value, error.code])).toEqual([
      ['never sent', 'NOT_ACKNOWLEDGED'],
    ]);
  });

  it('a producer that is kept after a lost answer acknowledges the next record without writing it', async () => {
    const kafka = new kafkajs.Kafka({ brokers: [proxy.address], logLevel: kafkajs.logLevel.NOTHING });
    const kept = kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      retry: { retries: 1, initialRetryTime: 50 },
    });
    const send = (value: string): Promise<unknown> =>
      kept.send({ topic, messages: [{ key: value, value, partition: 1 }] });
    await kept.connect();
    await send('first');

    proxy.loseAnswers();
    await expect(send('unanswered')).rejects.toThrow();
    proxy.deliverAnswers();
    await send('lost');
    await kept.disconnect();

    expect(await valuesIn(1)).toEqual(['first', 'unanswered']);
  });

  it('our publisher makes a new producer after a lost answer and the next record is written', async () => {
    const producers = kafkajsProducerClient({ ...client, brokers: [proxy.address] }, admin);
    let opened = 0;
    const publisher = new SerialPublisher({
      ...producers,
      open: () => producers.open().finally(() => opened++),
    });
    await publisher.publish([record(1, 'first of ours')], DEADLINE_MS);

    proxy.loseAnswers();
    const unanswered = await publisher.publish([record(1, 'unanswered of ours')], DEADLINE_MS);
    proxy.deliverAnswers();
    const next = await publisher.publish([record(1, 'not lost')], DEADLINE_MS);
    await publisher.close();

    expect(opened).toBe(2);
    expect(unanswered.failed).toMatchObject([{ error: { code: 'BROKER_UNAVAILABLE' } }]);
    expect(next.acked).toHaveLength(1);
    expect((await valuesIn(1)).at(-1)).toBe('not lost');
  });
});
