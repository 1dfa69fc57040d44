import type { Entry } from './delivery.js';

/** Both client libraries make one record batch per partition and call and never split it. */
const MAX_PARTITION_BYTES = 800_000;
/** kafkajs groups messages in quadratic time. */
const MAX_RECORDS = 2_000;

/** Cuts entries, in order, into calls small enough for the client and the broker. */
export function chunksOf(entries: readonly Entry[], maxBatchBytes: (topic: string) => number): Entry[][] {
  const chunks: Entry[][] = [];
  let chunk: Entry[] = [];
  let bytes = new Map<string, number>();
  for (const entry of entries) {
    const limit = Math.min(MAX_PARTITION_BYTES, maxBatchBytes(entry.record.topic));
    let before = bytes.get(entry.partition) ?? 0;
    if (chunk.length === MAX_RECORDS || (before > 0 && before + entry.bytes > limit)) {
      chunks.push(chunk);
      chunk = [];
      bytes = new Map();
      before = 0;
    }
    chunk.push(entry);
    bytes.set(entry.partition, before + entry.bytes);
  }
  if (chunk.length > 0) chunks.push(chunk);
  return chunks;
}
