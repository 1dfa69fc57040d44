import type { OutgoingRecord } from '@kervan/messaging';
import type { OutboxRow } from './outbox-row.js';

/** A row and the record it becomes. */
export interface Outgoing {
  readonly row: OutboxRow;
  readonly record: OutgoingRecord;
}

/** The largest batch a broker accepts per partition by default is 1 MB. */
export const BATCH_BYTES = 800_000;

/** Framing of a record and of its headers. */
const RECORD_OVERHEAD = 100;

export function sizeOf({ row }: Outgoing): number {
  return (
    Buffer.byteLength(row.payload) +
    Buffer.byteLength(row.headers) +
    Buffer.byteLength(row.key) +
    RECORD_OVERHEAD
  );
}

/** Cuts a list, in order, so that no partition gets more than the limit at once; a larger record goes alone. */
export function batches(outgoing: readonly Outgoing[], limit = BATCH_BYTES): Outgoing[][] {
  const result: Outgoing[][] = [];
  let current: Outgoing[] = [];
  let bytes = new Map<string, number>();
  for (const one of outgoing) {
    const partition = `${one.record.topic}/${String(one.record.partition)}`;
    const total = (bytes.get(partition) ?? 0) + sizeOf(one);
    if (total > limit && current.length > 0) {
      result.push(current);
      current = [];
      bytes = new Map();
    }
    current.push(one);
    bytes.set(partition, (bytes.get(partition) ?? 0) + sizeOf(one));
  }
  if (current.length > 0) result.push(current);
  return result;
}
