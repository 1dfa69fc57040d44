import type { OutgoingRecord } from '../broker.js';

/** Fixed part of a record batch of format 2. */
const BATCH_HEADER = 61;

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

function sized(text: string): number {
  const bytes = Buffer.byteLength(text, 'utf8');
  return varintBytes(bytes) + bytes;
}

/** Length of a zigzag varint of a number that is not negative. */
function varintBytes(value: number): number {
  let bytes = 1;
  for (let rest = value * 2; rest >= 128; rest /= 128) bytes++;
  return bytes;
}
