import type { IncomingRecord, PartitionOffsets } from '../broker.js';
import type { Position, TopicPartition } from './assignment.js';

/** What was read of one partition. */
export interface Fetched extends TopicPartition {
  readonly records: readonly IncomingRecord[];
  /** Offset after the last one that was read. */
  readonly next: number;
}

/** What happens to a member of a group. */
export interface MemberEvents {
  assigned(partitions: readonly TopicPartition[]): void;
  /** Resolves when the batches in work are finished. */
  revoked(): Promise<void>;
  lost(cause: unknown): void;
}

/** A client with group membership and plain fetches, as `FetchingMembership` needs it. */
export interface GroupMember {
  join(events: MemberEvents): Promise<void>;
  leave(): Promise<void>;
  /**
   * Reads a piece of each partition, waiting a moment when there is nothing yet.
   *
   * @throws when the broker is away, or when a position lies outside its partition because retention removed what
   * was to be read: the membership is lost then, and the next one asks anew where to start.
   */
  fetch(positions: readonly Position[], signal: AbortSignal): Promise<readonly Fetched[]>;
  /** Stores the offset that a partition goes on from, as a copy for tools. */
  commit(positions: readonly Position[]): Promise<void>;
  offsets(topic: string): Promise<readonly PartitionOffsets[]>;
}
