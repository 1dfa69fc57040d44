import { partitionKey } from '@kervan/messaging';

export interface PartitionOffset {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
}

/** How far each partition may be read: never further than the running consumer is, so that both can be compared. */
export class Bounds {
  #offsets: ReadonlyMap<string, number> = new Map();

  /** Offset of the first event that may not be read; 0 for an unknown partition. */
  of(topic: string, partition: number): number {
    return this.#offsets.get(partitionKey(topic, partition)) ?? 0;
  }

  move(to: readonly PartitionOffset[]): void {
    this.#offsets = new Map(
      to.map(({ topic, partition, offset }) => [partitionKey(topic, partition), offset]),
    );
  }

  /** Events that are left to be read from these positions on. */
  left(positions: readonly PartitionOffset[]): number {
    const at = new Map(
      positions.map(({ topic, partition, offset }) => [partitionKey(topic, partition), offset]),
    );
    return [...this.#offsets].reduce((sum, [key, end]) => sum + Math.max(end - (at.get(key) ?? 0), 0), 0);
  }
}
