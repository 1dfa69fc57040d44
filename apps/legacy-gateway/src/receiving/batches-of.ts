/** How much is settled in one transaction. */
export interface BatchSize {
  readonly documents: number;
  /** As they stand in the file. */
  readonly bytes: number;
}

export const defaultBatchSize: BatchSize = { documents: 200, bytes: 1_048_576 };

/** Items in groups of one transaction each. */
export async function* batchesOf<Item>(
  items: AsyncIterable<Item>,
  bytesOf: (item: Item) => number,
  size: BatchSize,
): AsyncGenerator<readonly Item[]> {
  let batch: Item[] = [];
  let bytes = 0;
  for await (const item of items) {
    batch.push(item);
    bytes += bytesOf(item);
    if (batch.length >= size.documents || bytes >= size.bytes) {
      yield batch;
      batch = [];
      bytes = 0;
    }
  }
  if (batch.length > 0) yield batch;
}
