import { partitionKey, type IncomingRecord, type PartitionOffsets } from '../broker.js';
import type { Position } from './assignment.js';

/** How far a scan has come, so that a second attempt goes on where the first one broke off. */
export class ScanProgress {
  readonly #open: Map<string, PartitionOffsets & { next: number }>;
  #failure: { readonly cause: unknown } | undefined;

  constructor(
    offsets: readonly PartitionOffsets[],
    private readonly onRecord: (record: IncomingRecord) => void,
  ) {
    const filled = offsets.filter(({ start, end }) => end > start);
    this.#open = new Map(
      filled.map((each) => [partitionKey(each.topic, each.partition), { ...each, next: each.start }]),
    );
  }

  get finished(): boolean {
    return this.#open.size === 0 || this.#failure !== undefined;
  }

  /** What is still to be read, and from where. */
  positions(): readonly Position[] {
    return [...this.#open.values()].map(({ topic, partition, next }) => ({ topic, partition, offset: next }));
  }

  accept(record: IncomingRecord): void {
    const state = this.#open.get(partitionKey(record.topic, record.partition));
    if (!state || record.offset < state.next || record.offset >= state.end) return;
    state.next = record.offset + 1;
    if (this.#failure) return;
    try {
      this.onRecord(record);
    } catch (cause) {
      this.#failure = { cause };
    }
  }

  /** Throws what the receiver of the records threw; the scan ends there. */
  throwFailure(): void {
    if (this.#failure) throw this.#failure.cause;
  }

  /** Everything up to and including this offset was read, records or not. */
  passed(topic: string, partition: number, offset: number): void {
    const key = partitionKey(topic, partition);
    const state = this.#open.get(key);
    if (!state) return;
    state.next = Math.max(state.next, offset + 1);
    if (state.next >= state.end) this.#open.delete(key);
  }
}
