import { describe, expect, it } from '@jest/globals';
import { sequenceBreaks } from './sequence-breaks.js';

const row = (id: number, key: string, sequence: number | null) => ({
  id,
  lane: 0,
  topic: 't',
  key,
  sequence,
  headers: '',
  payload: '',
});

describe('sequenceBreaks', () => {
  it('accepts steps of one per key, new epochs and unsequenced events', () => {
    const rows = [
      row(1, 'A', 7),
      row(2, 'B', 1),
      row(3, 'A', 8),
      row(4, 'A', 1),
      row(5, 'R', null),
      row(6, 'R', null),
    ];

    expect(sequenceBreaks(rows)).toEqual([]);
  });

  it('finds gaps and inversions', () => {
    const gap = row(2, 'A', 9);
    const inversion = row(4, 'B', 2);

    expect(sequenceBreaks([row(1, 'A', 7), gap, row(3, 'B', 3), inversion])).toEqual([gap, inversion]);
  });
});
