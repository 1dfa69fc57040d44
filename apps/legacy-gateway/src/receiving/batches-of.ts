import type { Outcome } from '../online-retail/outcomes-of.js';

/** How much is settled in one transaction. */
export interface BatchSize {
  readonly documents: number;
  /** Of the lines as they stand in the file. */
  readonly bytes: number;
}

export const defaultBatchSize: BatchSize = { documents: 200, bytes: 1_048_576 };

/** Outcomes in groups of one transaction each. */
export async function* batchesOf(
  outcomes: AsyncIterable<Outcome>,
  size: BatchSize,
): AsyncGenerator<readonly Outcome[]> {
  let batch: Outcome[] = [];
  let bytes = 0;
  for await (const outcome of outcomes) {
    batch.push(outcome);
    bytes += outcome.document.byteCount;
    if (batch.length >= size.documents || bytes >= size.bytes) {
      yield batch;
      batch = [];
      bytes = 0;
    }
  }
  if (batch.length > 0) yield batch;
}
