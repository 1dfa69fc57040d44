import type { Headers, KervanError, Topic } from '@kervan/contracts';

/** A record to publish. The partition is chosen by the caller (`partitionFor`), never by the client. */
export interface OutgoingRecord {
  readonly topic: string;
  readonly partition: number;
  readonly key: string;
  /** JSON text. */
  readonly value: string;
  readonly headers: Headers;
}

/** A record as received. */
export interface IncomingRecord {
  readonly topic: string;
  readonly partition: number;
  /** Position in the partition, a safe integer. */
  readonly offset: number;
  readonly key: string | null;
  /** Null for a tombstone. */
  readonly value: string | null;
  readonly headers: Headers;
  /** Broker or producer clock, milliseconds since 1970. */
  readonly timestamp: number;
}

/**
 * What became of the records of one `publish` call. Every record is in exactly one of the two lists.
 * Records of one key of a topic are never split so that a later one is acked and an earlier one is not.
 */
export interface PublishResult {
  /** Durably written (acks=all) and present in the broker's answer. */
  readonly acked: readonly OutgoingRecord[];
  /** Not known to be written; publishing one again may repeat it. */
  readonly failed: readonly { readonly record: OutgoingRecord; readonly error: KervanError }[];
}

/**
 * Writes records, idempotently and with acks=all.
 * - At most one `publish` call is in flight per publisher; concurrent calls are refused.
 * - Order within a partition is the order of the array.
 * - A record the broker would refuse as too large fails alone with RECORD_TOO_LARGE, one for a topic or partition that
 *   does not exist with TOPIC_MISSING; the others go out, except later ones of their key: these fail with
 *   NOT_ACKNOWLEDGED and can be sent when the first one is dealt with.
 * - After any other failure the underlying producer is discarded and made anew before the next call.
 */
export interface Publisher {
  /**
   * @param deadlineMs time limit of the whole call; at its end the producer is force-closed and everything
   * unanswered is in `failed` with BROKER_UNAVAILABLE. Never rejects for reasons of the broker.
   * @throws KervanError INTERNAL while another call is in flight, PRODUCER_FENCED after `close`.
   */
  publish(records: readonly OutgoingRecord[], deadlineMs: number): Promise<PublishResult>;
  close(): Promise<void>;
}

/** The offsets a partition holds: `start` is the oldest one kept, `end` the one the next record will get. */
export interface PartitionOffsets {
  readonly topic: string;
  readonly partition: number;
  readonly start: number;
  readonly end: number;
}

/** Consecutive records of one partition. */
export interface Batch {
  readonly topic: string;
  readonly partition: number;
  readonly records: readonly IncomingRecord[];
}

/** What a batch handler may do with its partition. */
export interface BatchControl {
  /** Aborted when the partition is taken away or the subscription closes: stop before the next transaction. */
  readonly signal: AbortSignal;
  /** Everything up to and including this offset is done; committed to the broker as a copy for tools. */
  resolve(offset: number): void;
  /** Stops deliveries of this partition for a while; they go on after the last resolved offset. Other partitions flow. */
  pauseFor(milliseconds: number): void;
  /** Next delivery of this partition begins at `offset`. */
  seek(offset: number): void;
  /** Call between transactions of a long batch, so that the group keeps this member. */
  heartbeat(): Promise<void>;
}

export type SubscriptionState = 'connecting' | 'running' | 'rebalancing' | 'failed' | 'closed';

export interface SubscriptionOptions {
  readonly group: string;
  readonly topics: readonly string[];
  /**
   * Asked for newly assigned partitions before their first batch; delivery starts exactly at the returned offsets,
   * whatever the group committed. A partition without an answer starts at its oldest record; an answer outside
   * `start`..`end` is moved to the nearer of them. Asked again when retention removed what was to be read next, and,
   * with back-off and state `failed`, when it rejects.
   */
  readonly startAt: (assigned: readonly PartitionOffsets[]) => Promise<ReadonlyMap<string, number>>;
  /**
   * Called for one batch of a partition at a time, for several partitions concurrently. Offsets not resolved when it
   * returns are delivered again. A rejection pauses the partition for a second and delivers again from there.
   */
  readonly onBatch: (batch: Batch, control: BatchControl) => Promise<void>;
  readonly onState?: (state: SubscriptionState, cause?: unknown) => void;
  /** How many partitions may be in `onBatch` at once; default 3. */
  readonly concurrency?: number;
}

/** Receives what a scan reads. */
export type OnRecord = (record: IncomingRecord) => void | Promise<void>;

/** Key of the map that `startAt` returns. */
export function partitionKey(topic: string, partition: number): string {
  return `${topic}/${String(partition)}`;
}

export interface Subscription {
  /** Stops fetching, waits for running batches at most `graceMs` (default 10,000), leaves the group. */
  close(graceMs?: number): Promise<void>;
}

/**
 * The only way to the broker: adapters for kafkajs, @platformatic/kafka and memory pass one conformance suite.
 * Names given and returned are contract names; a configured topic prefix (several environments on one cluster) is
 * added and removed inside.
 */
export interface Broker {
  publisher(name: string): Promise<Publisher>;
  /**
   * Resolves when the group was joined for the first time, however long the broker is away or a topic missing (see
   * `onState`); reconnects by itself until closed.
   *
   * @throws KervanError BROKER_UNAVAILABLE when the broker client is closed before.
   */
  subscribe(options: SubscriptionOptions): Promise<Subscription>;
  /**
   * Creates what is missing; waits for a broker that is away.
   *
   * @param replication copies of each partition; by default 3 or as many as there are brokers
   * @throws KervanError TOPIC_MISMATCH for another partition count.
   */
  ensureTopics(topics: readonly Topic[], replication?: number): Promise<void>;
  /** @throws KervanError TOPIC_MISSING, BROKER_UNAVAILABLE */
  offsets(topic: string): Promise<readonly PartitionOffsets[]>;
  /**
   * Reads a topic to what was its end at the call, without a lasting group.
   *
   * @param onRecord awaited before the next record of its partition; a rejection ends the scan.
   * @param from first offset by partition; absent, or what the broker no longer holds: the oldest record.
   */
  scan(topic: string, onRecord: OnRecord, from?: ReadonlyMap<number, number>): Promise<void>;
  close(): Promise<void>;
}
