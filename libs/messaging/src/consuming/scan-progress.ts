import { partitionKey, type IncomingRecord, type PartitionOffsets } from '../broker.js';

/** How far a scan has come, so that a second attempt goes on where the first one broke off. */
export class ScanProgress {
  readonly #open: Map<string, { next: number; readonly end: number }>;

  constructor(
    offsets: readonly PartitionOffsets[],
    private readonly onRecord: (record: IncomingRecord) => void,
  ) {
    const filled = offsets.filter(({ start, end }) => end > start);
    this.#open = new Map(
      filled.map(({ topic, partition, start, end }) => [
        partitionKey(topic, partition),
        { next: start, end },
      ]),
    );
  }

  get finished(): boolean {
    return this.#open.size === 0;
  }

  accept(record: IncomingRecord): void {
    const state = this.#open.get(partitionKey(record.topic, record.partition));
    if (!state || record.offset < state.next || record.offset >= state.end) return;
    state.next = record.offset + 1;
    this.onRecord(record);
  }

  /** Everything up to and including this offset was read, records or not. */
  passed(topic: string, partition: number, offset: number): void {
    const key = partitionKey(topic, partition);
    const state = this.#open.get(key);
    if (state && offset + 1 >= state.end) this.#open.delete(key);
  }
}
