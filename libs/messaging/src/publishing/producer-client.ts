import type { OutgoingRecord } from '../broker.js';

/**
 * One producer of a client library with one producer id. It is used for one call at a time and thrown away after any
 * error, because both libraries reuse sequence numbers after a failure and the broker would take the next records for
 * repetitions of the lost ones.
 */
export interface Producer {
  /**
   * Sends in the order of the array, acks=all.
   *
   * @returns keys (`partitionKey`) of the partitions the broker's answer names without an error. A library may resolve
   * although it never sent some partition, so only these count as written.
   * @throws KervanError when nothing is known about any of the records.
   */
  send(records: readonly OutgoingRecord[]): Promise<ReadonlySet<string>>;
  /** Ends it at once: after this call not one more byte of it reaches a broker. */
  kill(): void;
  /** Ends it in an orderly way. */
  close(): Promise<void>;
}

/** What the broker accepts for a topic. */
export interface TopicLimits {
  readonly partitions: number;
  /** Largest record batch in bytes (`max.message.bytes`). */
  readonly maxBatchBytes: number;
}

/** What a client library has to offer for a publisher. All errors are KervanErrors. */
export interface ProducerClient {
  open(): Promise<Producer>;
  /** @throws KervanError TOPIC_MISSING, TOPIC_REFUSED, BROKER_UNAVAILABLE */
  limits(topic: string): Promise<TopicLimits>;
  /** Whether batches are compressed: then only the broker can tell which record is too large. */
  readonly compressed: boolean;
}
