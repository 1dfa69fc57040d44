import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { Producer } from '@platformatic/kafka';
import type { Broker, OutgoingRecord } from '../broker.js';
import { realCluster } from '../conformance/real-cluster.js';
import { SerialPublisher } from '../publishing/serial-publisher.js';
import { codecOf } from '../wire/codecs.js';
import { BatchProducer } from './batch-producer.js';
import { clientSettings } from './client-settings.js';
import { PlatformaticAdmin } from './platformatic-admin.js';
import { platformaticProducerClient } from './platformatic-producer.js';

const DEADLINE_MS = 30_000;

describe('BatchProducer', () => {
  const topic = `spec-${randomUUID()}`;
  const client = { brokers: testStores().brokers, clientId: 'spec', compression: 'none' } as const;
  const admin = new PlatformaticAdmin(client);
  let cluster: Awaited<ReturnType<typeof realCluster>>;
  let broker: Broker;

  beforeAll(async () => {
    cluster = await realCluster('platformatic', client.brokers);
    broker = cluster.connect();
    await broker.ensureTopics([{ name: topic, partitions: 2 }]);
  });
  afterAll(async () => {
    await broker.close();
    await admin.close();
    await cluster.deleteTopics([topic]);
    await cluster.close();
  });

  const record = (partition: number, value: string): OutgoingRecord => ({
    topic,
    partition,
    key: value,
    value,
    headers: {},
  });
  const valuesIn = async (partition: number): Promise<readonly (string | null)[]> => {
    const found: (string | null)[] = [];
    await broker.scan(topic, (each) => {
      if (each.partition === partition) found.push(each.value);
    });
    return found;
  };

  it('fails records whose sequence the broker does not expect; a new producer writes them (trap 20)', async () => {
    const lagging = new Producer<string, string, string, string>({
      ...clientSettings(client),
      idempotent: true,
    });
    const identity = await lagging.initIdempotentProducer({});
    const ahead = new BatchProducer(lagging, identity, codecOf('none'));
    await ahead.send([record(0, '1'), record(0, '2')], () => undefined);
    // It does not know that sequence 0 and 1 were used.
    const opened = [new BatchProducer(lagging, identity, codecOf('none'))];
    const producers = platformaticProducerClient(client, admin);
    const publisher = new SerialPublisher({
      ...producers,
      open: () => Promise.resolve(opened.shift() ?? producers.open()),
    });
    const records = [record(0, '3'), record(1, 'other partition')];

    const refused = await publisher.publish(records, DEADLINE_MS);
    const again = await publisher.publish([record(0, '3')], DEADLINE_MS);
    await publisher.close();

    expect(refused.acked).toEqual([records[1]]);
    expect(refused.failed.map(({ error }) => error.code)).toEqual(['NOT_ACKNOWLEDGED']);
    expect(again.acked).toHaveLength(1);
    expect(await valuesIn(0)).toEqual(['1', '2', '3']);
  });

  it('sends a batch whose answer was lost again as the same, so that it is written once (trap 22)', async () => {
    const { faults } = cluster;
    const publisher = new SerialPublisher(
      platformaticProducerClient({ ...client, brokers: [faults.address] }, admin),
    );
    await publisher.publish([record(1, 'before')], DEADLINE_MS);

    faults.loseAnswers();
    const publishing = publisher.publish([record(1, 'once')], DEADLINE_MS);
    while (!(await valuesIn(1)).includes('once')) await delay(10);
    faults.deliverAnswers();
    const { acked } = await publishing;
    await publisher.close();

    expect(acked).toHaveLength(1);
    expect((await valuesIn(1)).filter((value) => value === 'once')).toHaveLength(1);
  });
});
