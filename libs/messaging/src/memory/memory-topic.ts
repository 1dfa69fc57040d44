import type { IncomingRecord } from '../broker.js';

/** One partition: records at consecutive offsets. */
export class MemoryPartition {
  readonly #records: IncomingRecord[] = [];
  #start = 0;

  constructor(
    private readonly topic: string,
    private readonly partition: number,
  ) {}

  get start(): number {
    return this.#start;
  }

  get end(): number {
    return this.#start + this.#records.length;
  }

  append(record: Pick<IncomingRecord, 'key' | 'value' | 'headers'>): void {
    const { topic, partition, end: offset } = this;
    this.#records.push({ ...record, topic, partition, offset, timestamp: Date.now() });
  }

  /**
   * At most `limit` records from an offset on.
   *
   * @throws RangeError when the partition does not hold that offset any more, or not yet.
   */
  read(offset: number, limit: number): readonly IncomingRecord[] {
    if (offset < this.#start || offset > this.end) throw new RangeError(`Offset ${offset} is out of range`);
    return this.#records.slice(offset - this.#start, offset - this.#start + limit);
  }

  /** Removes the records before an offset, as retention does. */
  truncate(before: number): void {
    this.#records.splice(0, before - this.#start);
    this.#start = before;
  }
}

export class MemoryTopic {
  readonly partitions: readonly MemoryPartition[];
  /** As the broker's `max.message.bytes`. */
  maxBatchBytes = 1_048_588;

  constructor(name: string, partitions: number) {
    this.partitions = Array.from(
      { length: partitions },
      (_, partition) => new MemoryPartition(name, partition),
    );
  }
}
