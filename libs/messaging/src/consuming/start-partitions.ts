import { BackOff } from '../back-off.js';
import { partitionKey, type PartitionOffsets, type SubscriptionOptions } from '../broker.js';
import type { Assignment, Position, TopicPartition } from './assignment.js';

type OffsetsOf = (topic: string) => Promise<readonly PartitionOffsets[]>;

/**
 * Finds out where partitions of an assignment start and tells `begin`. Failures, of the broker or the subscriber, are
 * reported as state and repeated with back-off while the assignment lasts.
 */
export async function startPartitions(
  assignment: Assignment,
  partitions: readonly TopicPartition[],
  offsetsOf: OffsetsOf,
  { startAt, onState }: Pick<SubscriptionOptions, 'startAt' | 'onState'>,
  begin: (start: Position) => void,
): Promise<void> {
  const backOff = new BackOff();
  const ended = (): boolean => assignment.signal.aborted;
  while (!ended()) {
    try {
      const held = await heldBy(partitions, offsetsOf);
      if (ended()) return;
      const starts = await startPositions(held, startAt);
      if (ended()) return;
      for (const start of starts) {
        assignment.continueAt(start, start.offset);
        begin(start);
      }
      onState?.('running');
      return;
    } catch (error) {
      onState?.('failed', error);
      await backOff.wait(assignment.signal);
    }
  }
}

/** What the broker holds of the partitions. */
async function heldBy(
  partitions: readonly TopicPartition[],
  offsetsOf: OffsetsOf,
): Promise<readonly PartitionOffsets[]> {
  const wanted = new Set(partitions.map(({ topic, partition }) => partitionKey(topic, partition)));
  const topics = [...new Set(partitions.map(({ topic }) => topic))];
  const held = (await Promise.all(topics.map(offsetsOf))).flat();
  return held.filter(({ topic, partition }) => wanted.has(partitionKey(topic, partition)));
}

/**
 * An answer outside what the partition holds is moved to its nearest end; the subscriber sees both ends in the
 * question and can tell.
 */
async function startPositions(
  held: readonly PartitionOffsets[],
  startAt: SubscriptionOptions['startAt'],
): Promise<readonly Position[]> {
  const answers = held.length > 0 ? await startAt(held) : new Map<string, number>();
  return held.map(({ topic, partition, start, end }) => {
    const answer = answers.get(partitionKey(topic, partition)) ?? start;
    return { topic, partition, offset: Math.min(Math.max(answer, start), end) };
  });
}
