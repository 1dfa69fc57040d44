import type { OutgoingRecord } from '../broker.js';
import type { ByteWriter } from './byte-writer.js';
import { writeRecord } from './write-record.js';

/** Fixed part of a record batch of format 2. */
export const BATCH_HEADER = 61;
const FORMAT = 2;
/** The length counts from behind itself, the checksum from behind itself. */
const LENGTH_END = 12;
const CHECKED_FROM = 21;
/** Records below this size gain less from compression than the way to another thread costs. */
const WORTH_COMPRESSING = 4_096;
const NOT_COMPRESSED = 0;
const NO_LEADER_EPOCH = -1;

/** What makes a batch idempotent: the broker writes each sequence number of a producer once. */
export interface BatchOrigin {
  readonly producerId: bigint;
  readonly producerEpoch: number;
  /** Of the first record, 0 to 2^31 - 1. */
  readonly firstSequence: number;
}

/** How the records of batches are compressed. */
export interface Codec {
  /** Its number in the attributes of a batch. */
  readonly attribute: number;
  /** Null: not at all. */
  readonly compress: ((records: Buffer) => Promise<Buffer>) | null;
}

export type Checksum = (bytes: Buffer) => number;

/** The batch of one partition, at least one record. What it returns is valid until the writer is reset. */
export async function writeBatch(
  writer: ByteWriter,
  records: readonly OutgoingRecord[],
  origin: BatchOrigin,
  { attribute, compress }: Codec,
  checksum: Checksum,
): Promise<Buffer> {
  const start = writer.position;
  writer.reserve(BATCH_HEADER);
  writer.skip(BATCH_HEADER);
  records.forEach((record, offset) => writeRecord(writer, record, offset));
  const plain = writer.from(start);
  const compressed = compress && plain.length >= WORTH_COMPRESSING;
  const batch = compressed
    ? Buffer.concat([Buffer.allocUnsafe(BATCH_HEADER), await compress(plain.subarray(BATCH_HEADER))])
    : plain;
  writeHeader(batch, records.length, origin, compressed ? attribute : NOT_COMPRESSED);
  batch.writeUInt32BE(checksum(batch.subarray(CHECKED_FROM)), 17);
  return batch;
}

function writeHeader(batch: Buffer, count: number, origin: BatchOrigin, attribute: number): void {
  const now = BigInt(Date.now());
  batch.writeBigInt64BE(0n, 0);
  batch.writeInt32BE(batch.length - LENGTH_END, 8);
  batch.writeInt32BE(NO_LEADER_EPOCH, LENGTH_END);
  batch.writeInt8(FORMAT, 16);
  batch.writeInt16BE(attribute, CHECKED_FROM);
  batch.writeInt32BE(count - 1, 23);
  batch.writeBigInt64BE(now, 27);
  batch.writeBigInt64BE(now, 35);
  batch.writeBigInt64BE(origin.producerId, 43);
  batch.writeInt16BE(origin.producerEpoch, 51);
  batch.writeInt32BE(origin.firstSequence, 53);
  batch.writeInt32BE(count, 57);
}
