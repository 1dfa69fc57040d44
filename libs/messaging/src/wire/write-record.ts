import type { OutgoingRecord } from '../broker.js';
import type { ByteWriter } from './byte-writer.js';
import { varintBytes } from './varint-bytes.js';

/** Attributes and the varints of record, offset, key, value and number of headers. */
const FRAMING = 25;
const LONGEST_VARINT = 5;
const BYTES_PER_UNIT = 3;

/**
 * A record of a batch of format 2. Its time is that of the batch.
 *
 * @param offset its place in the batch, from 0.
 */
export function writeRecord(
  writer: ByteWriter,
  { key, value, headers }: OutgoingRecord,
  offset: number,
): void {
  let units = key.length + value.length;
  let count = 0;
  for (const name in headers) {
    units += name.length + (headers[name]?.length ?? 0);
    count++;
  }
  const most = FRAMING + BYTES_PER_UNIT * units + 2 * LONGEST_VARINT * count;
  writer.reserve(most);
  const start = writer.position;
  // Nearly always right: most text needs one byte per unit and one of length.
  const gap = varintBytes(units + 2 * count + varintBytes(key.length) + varintBytes(value.length) + 4);
  writer.skip(gap);
  writer.byte(0);
  writer.varint(0);
  writer.varint(offset);
  writer.text(key);
  writer.text(value);
  writer.varint(count);
  for (const name in headers) {
    writer.text(name);
    writer.text(headers[name] ?? '');
  }
  writer.closeGap(start, gap);
}
