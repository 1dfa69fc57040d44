import { partitionKey, type PartitionOffsets, type SubscriptionOptions } from '../broker.js';
import type { TopicPartition } from './assignment.js';

/** Where one partition starts. */
export interface Start extends TopicPartition {
  readonly offset: number;
}

/**
 * Asks the subscriber where newly assigned partitions start. An answer outside what the partition holds is moved to
 * its nearest end; the subscriber sees both ends in the question and can tell.
 */
export async function startPositions(
  partitions: readonly TopicPartition[],
  offsetsOf: (topic: string) => Promise<readonly PartitionOffsets[]>,
  startAt: SubscriptionOptions['startAt'],
): Promise<readonly Start[]> {
  const wanted = new Set(partitions.map(({ topic, partition }) => partitionKey(topic, partition)));
  const topics = [...new Set(partitions.map(({ topic }) => topic))];
  const held = (await Promise.all(topics.map(offsetsOf))).flat();
  const assigned = held.filter(({ topic, partition }) => wanted.has(partitionKey(topic, partition)));
  const answers = await startAt(assigned);
  return assigned.map(({ topic, partition, start, end }) => {
    const answer = answers.get(partitionKey(topic, partition)) ?? start;
    return { topic, partition, offset: Math.min(Math.max(answer, start), end) };
  });
}
