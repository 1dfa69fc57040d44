import { describe, expect, it } from '@jest/globals';
import { crc32c, Reader, readRecordsBatch, Writer } from '@platformatic/kafka';
import type { OutgoingRecord } from '../broker.js';
import { recordBytes } from '../publishing/record-bytes.js';
import { ByteWriter } from './byte-writer.js';
import { codecOf } from './codecs.js';
import { writeBatch } from './write-batch.js';

const origin = { producerId: 7n, producerEpoch: 2, firstSequence: 41 };
const checksum = (bytes: Buffer): number => crc32c(Writer.create().append(bytes).dynamicBuffer);

function batchOf(
  records: readonly OutgoingRecord[],
  compression: 'none' | 'gzip' = 'none',
  writer = new ByteWriter(),
): Promise<Buffer> {
  return writeBatch(writer, records, origin, codecOf(compression), checksum);
}

function record(value: string, headers: Record<string, string> = {}, key = 'k'): OutgoingRecord {
  return { topic: 't', partition: 0, key, value, headers };
}

/** What another implementation of the format reads. */
function readBack(batch: Buffer) {
  const { records, ...fields } = readRecordsBatch(Reader.from(batch));
  return {
    ...fields,
    records: records.map(({ key, value, headers, offsetDelta }) => ({
      key: key?.toString(),
      value: value?.toString(),
      headers: Object.fromEntries(headers.map(([name, text]) => [String(name), String(text)])),
      offsetDelta,
    })),
  };
}

describe('a batch', () => {
  it.each([0, 1, 55, 56, 63, 64, 65, 8_100, 8_191, 8_192, 70_000, 1_200_000])(
    'keeps text of %i units in one, two and three bytes each',
    async (length) => {
      const texts = ['x', 'ğ', '€'].map((unit) => unit.repeat(length));
      const records = texts.map((text) => record(text, { [`n${text}`]: text, empty: '' }, text));

      const read = readBack(await batchOf(records));

      expect(read.records).toEqual(
        records.map(({ key, value, headers }, offsetDelta) => ({ key, value, headers, offsetDelta })),
      );
    },
  );

  it('says whose it is, how many records it has, and its checksum', async () => {
    const batch = await batchOf([record('one'), record('two')]);

    expect(readBack(batch)).toMatchObject({
      magic: 2,
      length: batch.length - 12,
      crc: checksum(batch.subarray(21)),
      producerId: 7n,
      producerEpoch: 2,
      firstSequence: 41,
      lastOffsetDelta: 1,
    });
  });

  it('has the size that is compared with what the broker accepts', async () => {
    for (const value of ['', 'ş'.repeat(30), 'x'.repeat(9_000)]) {
      const one = record(value, { ce_id: 'ü', traceparent: 'x'.repeat(55) });
      expect(await batchOf([one])).toHaveLength(recordBytes(one));
    }
  });

  it('is read after compression as before', async () => {
    const records = [record('one', { a: 'b' }), record('x'.repeat(10_000))];

    const compressed = await batchOf(records, 'gzip');

    expect(compressed.length).toBeLessThan(500);
    expect(readBack(compressed).records).toEqual(readBack(await batchOf(records)).records);
  });

  it('stays as it is when the writer grows for the next one', async () => {
    const writer = new ByteWriter();
    const first = await batchOf([record('first')], 'none', writer);
    await batchOf([record('x'.repeat(1_000_000))], 'none', writer);

    expect(readBack(first).records[0]?.value).toBe('first');
  });
});
