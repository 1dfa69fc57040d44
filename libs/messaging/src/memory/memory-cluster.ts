import { EventEmitter } from 'node:events';
import { KervanError, type Topic } from '@kervan/contracts';
import { partitionKey, type IncomingRecord, type PartitionOffsets } from '../broker.js';
import { MemoryFaults } from './memory-faults.js';
import { MemoryGroup } from './memory-group.js';
import { MemoryTopic, type MemoryPartition } from './memory-topic.js';

/** A cluster within this process, for specs that must not depend on time or network. Several brokers may share one. */
export class MemoryCluster {
  readonly faults = new MemoryFaults();
  readonly #topics = new Map<string, MemoryTopic>();
  readonly #groups = new Map<string, MemoryGroup>();
  readonly #appended = new EventEmitter().setMaxListeners(0);

  get topicNames(): readonly string[] {
    return [...this.#topics.keys()];
  }

  create(topics: readonly Topic[]): void {
    for (const { name, partitions } of topics) {
      if (!this.#topics.has(name)) this.#topics.set(name, new MemoryTopic(name, partitions));
    }
  }

  /** @throws KervanError TOPIC_MISSING */
  topic(name: string): MemoryTopic {
    const topic = this.#topics.get(name);
    if (!topic) throw new KervanError('TOPIC_MISSING', `Topic ${name} does not exist`);
    return topic;
  }

  /** @throws KervanError TOPIC_MISSING */
  partition(topic: string, partition: number): MemoryPartition {
    const found = this.topic(topic).partitions[partition];
    if (!found)
      throw new KervanError('TOPIC_MISSING', `Partition ${partitionKey(topic, partition)} does not exist`);
    return found;
  }

  /** Writes a record as any foreign producer could; a null value is a tombstone. */
  append(record: Pick<IncomingRecord, 'topic' | 'partition' | 'key' | 'value' | 'headers'>): void {
    const { key, value, headers } = record;
    this.partition(record.topic, record.partition).append({ key, value, headers });
    this.#appended.emit('record');
  }

  offsets(topic: string): readonly PartitionOffsets[] {
    this.faults.throwIfAway();
    return this.topic(topic).partitions.map(({ start, end }, partition) => ({
      topic,
      partition,
      start,
      end,
    }));
  }

  group(name: string): MemoryGroup {
    const group = this.#groups.get(name) ?? new MemoryGroup();
    this.#groups.set(name, group);
    return group;
  }

  /** Calls back when a record was appended anywhere; returns how to stop. */
  onAppended(listener: () => void): () => void {
    this.#appended.on('record', listener);
    return () => this.#appended.off('record', listener);
  }
}
