import type { RecordMetadata } from 'kafkajs';
import { partitionKey } from '../broker.js';
import type { Answers } from '../publishing/producer-client.js';

/**
 * The partitions that an answer of `sendBatch` proves to be written. kafkajs resolves without having sent a partition
 * when its leader moved to a broker that had already answered for others, and when the partition does not exist; the
 * only sign is that the partition is missing here.
 */
export function acknowledgedPartitions(answer: readonly RecordMetadata[]): Answers {
  const written = answer.filter(({ errorCode }) => errorCode === 0);
  return new Map(written.map(({ topicName, partition }) => [partitionKey(topicName, partition), null]));
}
