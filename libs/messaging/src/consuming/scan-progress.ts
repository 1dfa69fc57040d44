import { partitionKey, type IncomingRecord, type OnRecord, type PartitionOffsets } from '../broker.js';
import type { Position } from './assignment.js';

/** How far a scan has come, so that a second attempt goes on where the first one broke off. */
export class ScanProgress {
  readonly #open: Map<string, PartitionOffsets & { next: number }>;
  #failure: { readonly cause: unknown } | undefined;

  /** @param from first offset by partition, default the oldest one. */
  constructor(
    private readonly offsets: readonly PartitionOffsets[],
    private readonly onRecord: OnRecord,
    from: ReadonlyMap<number, number> = new Map(),
  ) {
    const begun = offsets.map((each) => ({
      ...each,
      next: Math.max(each.start, from.get(each.partition) ?? each.start),
    }));
    this.#open = new Map(
      begun
        .filter(({ next, end }) => next < end)
        .map((each) => [partitionKey(each.topic, each.partition), each]),
    );
  }

  get finished(): boolean {
    return this.#open.size === 0 || this.#failure !== undefined;
  }

  /** What is still to be read, and from where. */
  positions(): readonly Position[] {
    return [...this.#open.values()].map(({ topic, partition, next }) => ({ topic, partition, offset: next }));
  }

  /** Partitions of which nothing more is to be read. */
  finishedPartitions(): number[] {
    return this.offsets
      .filter(({ topic, partition }) => !this.#open.has(partitionKey(topic, partition)))
      .map(({ partition }) => partition);
  }

  async accept(record: IncomingRecord): Promise<void> {
    const state = this.#open.get(partitionKey(record.topic, record.partition));
    if (!state || record.offset < state.next || record.offset >= state.end) return;
    state.next = record.offset + 1;
    if (this.#failure) return;
    try {
      await this.onRecord(record);
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
