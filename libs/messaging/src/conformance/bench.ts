import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from '@jest/globals';
import type { Broker, IncomingRecord, OutgoingRecord, PublishResult } from '../broker.js';
import type { ClusterUnderTest } from './cluster-under-test.js';

export const DEADLINE_MS = 30_000;

/** What the behaviours of the suite work with: fresh topics and clients that are gone after the suite. */
export class Bench {
  readonly #topics: string[] = [];
  readonly #brokers: Broker[] = [];
  #cluster: ClusterUnderTest | undefined;

  constructor(setUp: () => Promise<ClusterUnderTest>) {
    beforeAll(async () => {
      this.#cluster = await setUp();
    });
    afterAll(async () => {
      await Promise.all(this.#brokers.map((broker) => broker.close()));
      await this.cluster.deleteTopics(this.#topics);
      await this.cluster.close();
    });
  }

  get cluster(): ClusterUnderTest {
    if (!this.#cluster) throw new Error('The suite has not begun');
    return this.#cluster;
  }

  connect(): Broker {
    return this.#track(this.cluster.connect());
  }

  connectFaulty(): Broker {
    return this.#track(this.cluster.connectFaulty());
  }

  /** Name of a topic that does not exist yet. */
  topicName(): string {
    const name = `spec-${randomUUID()}`;
    this.#topics.push(name);
    return name;
  }

  async topic(broker: Broker, partitions = 3): Promise<string> {
    const name = this.topicName();
    await broker.ensureTopics([{ name, partitions }]);
    return name;
  }

  async publish(broker: Broker, records: readonly OutgoingRecord[]): Promise<PublishResult> {
    const publisher = await broker.publisher('spec');
    return publisher.publish(records, DEADLINE_MS);
  }

  async scan(
    broker: Broker,
    topic: string,
    from?: ReadonlyMap<number, number>,
  ): Promise<readonly IncomingRecord[]> {
    const records: IncomingRecord[] = [];
    await broker.scan(topic, (record) => void records.push(record), from);
    return records;
  }

  #track(broker: Broker): Broker {
    this.#brokers.push(broker);
    return broker;
  }
}

export function record(topic: string, partition: number, key: string, value = '{}'): OutgoingRecord {
  return { topic, partition, key, value, headers: { ce_id: `${key}:${value.slice(0, 40)}` } };
}

/** `count` records with values 0, 1, ... spread over the partitions, each partition with a key of its own. */
export function records(topic: string, count: number, partitions = 3, from = 0): readonly OutgoingRecord[] {
  return Array.from({ length: count }, (_, n) => {
    const partition = (from + n) % partitions;
    return record(topic, partition, `key-${partition}`, String(from + n));
  });
}
