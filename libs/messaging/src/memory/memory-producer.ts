import { KervanError } from '@kervan/contracts';
import { partitionKey, type OutgoingRecord } from '../broker.js';
import type { Answers, Producer, ProducerClient } from '../publishing/producer-client.js';
import { recordBytes } from '../publishing/record-bytes.js';
import { codecOf } from '../wire/codecs.js';
import type { MemoryCluster } from './memory-cluster.js';

export function memoryProducerClient(cluster: MemoryCluster): ProducerClient {
  return {
    codec: codecOf('none'),
    limits(topic) {
      return attempt(() => {
        cluster.faults.throwIfAway();
        const { partitions, maxBatchBytes } = cluster.topic(topic);
        return { partitions: partitions.length, maxBatchBytes };
      });
    },
    open: () => Promise.resolve(new MemoryProducer(cluster)),
  };
}

class MemoryProducer implements Producer {
  #killed = false;

  constructor(private readonly cluster: MemoryCluster) {}

  async send(records: readonly OutgoingRecord[]): Promise<Answers> {
    const { faults } = this.cluster;
    await faults.whileStalled();
    if (this.#killed) throw new KervanError('PRODUCER_FENCED', 'The producer was closed');
    faults.throwIfAway();
    this.#refuseTooLarge(records);
    const partitions = new Set(records.map(({ topic, partition }) => partitionKey(topic, partition)));
    const dropped = new Set([...partitions].filter((partition) => faults.takeDropped(partition)));
    for (const record of records) {
      if (!dropped.has(partitionKey(record.topic, record.partition))) this.cluster.append(record);
    }
    faults.throwIfUnanswered();
    return new Map([...partitions].filter((each) => !dropped.has(each)).map((written) => [written, null]));
  }

  kill(): void {
    this.#killed = true;
  }

  close(): Promise<void> {
    this.kill();
    return Promise.resolve();
  }

  /** As the broker does: one batch that is too large fails the request. */
  #refuseTooLarge(records: readonly OutgoingRecord[]): void {
    for (const record of records) {
      if (recordBytes(record) <= this.cluster.topic(record.topic).maxBatchBytes) continue;
      throw new KervanError('RECORD_TOO_LARGE', `Record of key ${record.key} is too large`);
    }
  }
}

async function attempt<T>(work: () => T): Promise<T> {
  await Promise.resolve();
  return work();
}
