import { partitionKey } from '../broker.js';

export interface TopicPartition {
  readonly topic: string;
  readonly partition: number;
}

/** The partitions a member holds until the next rebalance, and at which offset each goes on. */
export class Assignment {
  readonly #ended = new AbortController();
  readonly #next = new Map<string, number>();
  readonly #timers = new Map<string, NodeJS.Timeout>();

  constructor(readonly partitions: readonly TopicPartition[]) {}

  /** Aborted when the partitions are taken away. */
  get signal(): AbortSignal {
    return this.#ended.signal;
  }

  /** Offset of the next record to deliver; undefined until it is known where the partition starts. */
  next({ topic, partition }: TopicPartition): number | undefined {
    return this.#next.get(partitionKey(topic, partition));
  }

  continueAt({ topic, partition }: TopicPartition, offset: number): void {
    this.#next.set(partitionKey(topic, partition), offset);
  }

  /** Stops deliveries until `continueAt` is called again. */
  stop({ topic, partition }: TopicPartition): void {
    this.#next.delete(partitionKey(topic, partition));
  }

  /** Calls `resume` after the time, unless the partition is paused anew or taken away before. */
  resumeLater({ topic, partition }: TopicPartition, milliseconds: number, resume: () => void): void {
    const key = partitionKey(topic, partition);
    clearTimeout(this.#timers.get(key));
    this.#timers.set(key, setTimeout(resume, milliseconds));
  }

  end(): void {
    this.#ended.abort();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }
}
