import { describe, expect, it } from '@jest/globals';
import { chunksOf } from './chunks-of.js';
import { Delivery } from './delivery.js';

describe('chunksOf', () => {
  const chunkSizes = (
    records: readonly { partition: number; bytes: number }[],
    limit = 1_048_588,
  ): number[] => {
    const { entries } = new Delivery(
      records.map(({ partition, bytes }) => ({
        topic: 't',
        partition,
        key: '',
        value: 'x'.repeat(bytes),
        headers: {},
      })),
    );
    const chunks = chunksOf(entries, () => limit);
    expect(chunks.flat()).toEqual(entries);
    return chunks.map(({ length }) => length);
  };

  it('keeps each partition of a call below 800 KB', () => {
    expect(chunkSizes(Array.from({ length: 6 }, () => ({ partition: 0, bytes: 300_000 })))).toEqual([
      2, 2, 2,
    ]);
    expect(chunkSizes(Array.from({ length: 6 }, (_, partition) => ({ partition, bytes: 700_000 })))).toEqual([
      6,
    ]);
  });

  it('respects a smaller limit of the topic, and lets a larger record travel alone', () => {
    expect(
      chunkSizes(
        Array.from({ length: 4 }, () => ({ partition: 0, bytes: 400 })),
        1_000,
      ),
    ).toEqual([2, 2]);
    expect(chunkSizes([900_000, 10, 10].map((bytes) => ({ partition: 0, bytes })))).toEqual([1, 2]);
  });

  it('sends at most 2,000 records in a call', () => {
    expect(chunkSizes(Array.from({ length: 4_500 }, () => ({ partition: 0, bytes: 1 })))).toEqual([
      2_000, 2_000, 500,
    ]);
  });

  it('makes no call of nothing', () => {
    expect(chunkSizes([])).toEqual([]);
  });
});
