import { describe, expect, it } from '@jest/globals';
import { batches, sizeOf, type Outgoing } from './batches.js';

function outgoing(id: number, partition: number, bytes: number): Outgoing {
  const row = { id, topic: 't', key: 'k', sequence: id, headers: '{}', payload: 'x'.repeat(bytes) };
  return { row, record: { topic: 't', partition, key: 'k', value: row.payload, headers: {} } };
}

const ids = (parts: Outgoing[][]) => parts.map((part) => part.map(({ row }) => row.id));

describe('batches', () => {
  it('cuts in order, so that no partition gets more than the limit', () => {
    const one = outgoing(1, 0, 100);
    const limit = 2 * sizeOf(one);
    const list = [one, outgoing(2, 1, 100), outgoing(3, 0, 100), outgoing(4, 0, 100), outgoing(5, 1, 100)];

    expect(ids(batches(list, limit))).toEqual([
      [1, 2, 3],
      [4, 5],
    ]);
  });

  it('lets a record larger than the limit go alone', () => {
    const list = [outgoing(1, 0, 1), outgoing(2, 0, 5_000), outgoing(3, 0, 1)];

    expect(ids(batches(list, 1_000))).toEqual([[1], [2], [3]]);
  });

  it('counts bytes, not characters', () => {
    expect(sizeOf(outgoing(1, 0, 0))).toBeLessThan(sizeOf({ ...outgoing(1, 0, 0), row: wide }));
  });

  it('makes nothing of nothing', () => {
    expect(batches([])).toEqual([]);
  });
});

const wide = { id: 1, topic: 't', key: 'çç', sequence: 1, headers: '{}', payload: 'ş' };
