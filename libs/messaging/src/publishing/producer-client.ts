import type { KervanError } from '@kervan/contracts';
import type { OutgoingRecord } from '../broker.js';
import type { Codec } from '../wire/write-batch.js';

/**
 * What became of each partition (`partitionKey`) of a send: null is written, an error says why not. A library may
 * resolve although it never sent some partition: whatever is not named here is not known to be written.
 */
export type Answers = ReadonlyMap<string, KervanError | null>;

/**
 * One producer of a client library with one producer id. It is used for one call at a time and thrown away after any
 * error, because both libraries reuse sequence numbers after a failure and the broker would take the next records for
 * repetitions of the lost ones.
 */
export interface Producer {
  /**
   * Sends in the order of the array, acks=all.
   *
   * @param written told of each partition (`partitionKey`) as soon as it is known to be written, where the library says
   * so before everything is answered
   * @throws KervanError when nothing is known about any of the records.
   */
  send(records: readonly OutgoingRecord[], written: (partition: string) => void): Promise<Answers>;
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
  /** How batches are compressed. */
  readonly codec: Codec;
}
