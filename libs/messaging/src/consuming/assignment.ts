import { partitionKey } from '../broker.js';

export interface TopicPartition {
  readonly topic: string;
  readonly partition: number;
}

/** A partition and an offset in it. */
export interface Position extends TopicPartition {
  readonly offset: number;
}

/** The partitions a member holds until the next rebalance, and at which offset each goes on. */
export class Assignment {
  readonly #ended = new AbortController();
  readonly #next = new Map<string, number>();
  readonly #pauses = new Map<string, NodeJS.Timeout>();
  #turn = 0;

  constructor(readonly partitions: readonly TopicPartition[]) {}

  /** Aborted when the partitions are taken away. */
  get signal(): AbortSignal {
    return this.#ended.signal;
  }

  /** Offset of the next record to deliver; undefined until it is known where the partition starts. */
  next({ topic, partition }: TopicPartition): number | undefined {
    return this.#next.get(partitionKey(topic, partition));
  }

  /**
   * Partitions that may be read now, and from where: another one first at each call, since an answer of limited size may
   * hold records of the first ones only.
   */
  ready(): readonly Position[] {
    const positions = this.partitions.flatMap((at) => {
      const offset = this.next(at);
      const paused = this.#pauses.has(partitionKey(at.topic, at.partition));
      return offset === undefined || paused ? [] : [{ ...at, offset }];
    });
    const first = this.#turn++ % Math.max(positions.length, 1);
    return [...positions.slice(first), ...positions.slice(0, first)];
  }

  continueAt({ topic, partition }: TopicPartition, offset: number): void {
    this.#next.set(partitionKey(topic, partition), offset);
  }

  /** Stops deliveries until `continueAt` is called again. */
  stop({ topic, partition }: TopicPartition): void {
    this.#next.delete(partitionKey(topic, partition));
  }

  /** Pauses a partition; `resume` is called after the time, unless it is paused anew or taken away before. */
  pause(
    { topic, partition }: TopicPartition,
    milliseconds: number,
    resume: () => void = () => undefined,
  ): void {
    if (this.signal.aborted) return;
    const key = partitionKey(topic, partition);
    clearTimeout(this.#pauses.get(key));
    const timer = setTimeout(() => {
      this.#pauses.delete(key);
      resume();
    }, milliseconds);
    this.#pauses.set(key, timer);
  }

  end(): void {
    this.#ended.abort();
    for (const timer of this.#pauses.values()) clearTimeout(timer);
    this.#pauses.clear();
  }
}
