import type { OutgoingRecord } from '../broker.js';
import { varintBytes } from '../wire/varint-bytes.js';
import { BATCH_HEADER } from '../wire/write-batch.js';

/** Varints of length, offset, key, value and number of headers. */
const FRAMING = 20;
/** Varints of a header's name and value. */
const HEADER_FRAMING = 3;
/** UTF-8 bytes of one UTF-16 unit. */
const MOST_PER_UNIT = 3;

/**
 * Size of an uncompressed batch that holds this record alone, exact to the byte; the broker compares it with
 * `max.message.bytes`. The sum over several records is an upper bound of their common batch.
 */
export function recordBytes({ key, value, headers }: OutgoingRecord): number {
  const attributesAndDeltas = 3;
  const entries = Object.entries(headers);
  const body = entries.reduce(
    (sum, [name, text]) => sum + sized(name) + sized(text),
    attributesAndDeltas + sized(key) + sized(value) + varintBytes(entries.length),
  );
  return BATCH_HEADER + varintBytes(body) + body;
}

/**
 * Nearly that size at little cost: only of the value are the bytes counted, of the rest the UTF-16 units. It is at least
 * a third of `recordBytes`.
 */
export function estimatedBytes({ key, value, headers }: OutgoingRecord): number {
  let bytes = BATCH_HEADER + FRAMING + key.length + Buffer.byteLength(value, 'utf8');
  for (const name in headers) bytes += name.length + (headers[name]?.length ?? 0) + HEADER_FRAMING;
  return bytes;
}

/** Whether a record alone makes a batch that is too large, which is counted only where the estimate leaves it open. */
export function exceeds(record: OutgoingRecord, estimate: number, maxBatchBytes: number): boolean {
  return estimate * MOST_PER_UNIT > maxBatchBytes && recordBytes(record) > maxBatchBytes;
}

function sized(text: string): number {
  const bytes = Buffer.byteLength(text, 'utf8');
  return varintBytes(bytes) + bytes;
}
