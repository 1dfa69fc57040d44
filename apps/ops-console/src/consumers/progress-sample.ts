import type { ServicePoll } from '../directory/service-poll.js';

/** How far a consumer was in a partition, and where the partition ended then. */
export interface PartitionProgress {
  readonly topic: string;
  readonly partition: number;
  readonly nextOffset: number;
  readonly end: number;
}

/** How far a consumer was at one moment. */
export interface ProgressSample {
  /** Monotonic clock, milliseconds. */
  readonly at: number;
  readonly partitions: readonly PartitionProgress[];
}

/** Ends of the partitions of each topic. */
export type Ends = ReadonlyMap<string, ReadonlyMap<number, number>>;

/** Partitions of which the broker did not say where they end are left out. */
export function sampleOf(at: number, inbox: NonNullable<ServicePoll['inbox']>, ends: Ends): ProgressSample {
  const partitions = inbox.positions.flatMap(({ topic, partition, nextOffset }) => {
    const end = ends.get(topic)?.get(partition);
    // A broker that was asked first may not yet have had what was consumed since.
    return end === undefined ? [] : [{ topic, partition, nextOffset, end: Math.max(end, nextOffset) }];
  });
  return { at, partitions };
}
