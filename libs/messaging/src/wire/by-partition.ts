import { partitionKey, type OutgoingRecord } from '../broker.js';

/** Records of one partition, in order. */
export interface PartitionRecords {
  readonly topic: string;
  readonly partition: number;
  /** `partitionKey` of both. */
  readonly name: string;
  readonly records: OutgoingRecord[];
}

/** Records by partition, in order of their first ones. */
export function byPartition(records: readonly OutgoingRecord[]): PartitionRecords[] {
  const topics = new Map<string, Map<number, PartitionRecords>>();
  const parts: PartitionRecords[] = [];
  for (const record of records) {
    const { topic, partition } = record;
    let partitions = topics.get(topic);
    if (!partitions) topics.set(topic, (partitions = new Map<number, PartitionRecords>()));
    let part = partitions.get(partition);
    if (!part) {
      part = { topic, partition, name: partitionKey(topic, partition), records: [] };
      partitions.set(partition, part);
      parts.push(part);
    }
    part.records.push(record);
  }
  return parts;
}
