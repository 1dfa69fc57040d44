import type { Broker, IncomingRecord } from '../broker.js';

export interface ForeignRecord extends Pick<
  IncomingRecord,
  'topic' | 'partition' | 'key' | 'value' | 'headers'
> {
  /** What the producer's clock says; default the time. */
  readonly timestamp?: string;
}

/** A way to the cluster on which faults can be switched on. */
export interface FaultyWay {
  goAway(): Promise<void> | void;
  comeBack(): Promise<void> | void;
  /** Records sent from now on neither arrive nor are they answered. */
  stall(): void;
  proceed(): Promise<void> | void;
  /** Records sent from now on arrive, but their answers do not. */
  loseAnswers(): void;
  deliverAnswers(): void;
}

/** What an adapter's spec provides for the conformance suite. */
export interface ClusterUnderTest {
  /** A new client, directly to the cluster. */
  connect(): Broker;
  /** A new client on the way with the faults. */
  connectFaulty(): Broker;
  readonly faults: FaultyWay;
  /** Writes a record that our publishers would not write, such as a tombstone. */
  append(record: ForeignRecord): Promise<void> | void;
  /** Removes the records before an offset, as retention does. */
  truncate(topic: string, partition: number, before: number): Promise<void> | void;
  /** Offsets that a group committed for the partitions of a topic. */
  committed(group: string, topic: string): Promise<readonly number[]>;
  deleteTopics(names: readonly string[]): Promise<void> | void;
  close(): Promise<void> | void;
}
