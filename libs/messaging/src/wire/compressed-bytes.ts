import type { OutgoingRecord } from '../broker.js';
import { ByteWriter } from './byte-writer.js';
import { type Codec, writeBatch } from './write-batch.js';

const anyOrigin = { producerId: 0n, producerEpoch: 0, firstSequence: 0 };

/** Size of a batch that holds this record alone, compressed as it would be sent: the broker compares it. */
export async function compressedBytes(record: OutgoingRecord, codec: Codec): Promise<number> {
  const batch = await writeBatch(new ByteWriter(), [record], anyOrigin, codec, () => 0);
  return batch.length;
}
