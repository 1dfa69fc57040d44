import { describe, expect, it } from '@jest/globals';
import { KeySequences } from './key-sequences.js';

const arrivals = (...numbers: number[]): KeySequences => {
  const sequences = new KeySequences('erp.sales.order');
  for (const number of numbers) sequences.arrived('SIP-1', { epoch: 1, number });
  return sequences;
};
const produced = (last: number) => new Map([['SIP-1', last]]);

describe('the sequences of a key on the broker', () => {
  it('may repeat', () => {
    expect(arrivals(1, 2, 1, 2, 3).compare(produced(3))).toEqual([]);
  });

  it('must not skip, even when the skipped one comes later', () => {
    expect(arrivals(1, 3, 2).compare(produced(3))).toEqual(['erp.sales.order/SIP-1: 3 came where 2 was due']);
  });

  it('must reach what was produced', () => {
    expect(arrivals(1, 2).compare(produced(3))).toEqual(['erp.sales.order/SIP-1: 2 of 3 on the broker']);
  });

  it('must belong to a producer', () => {
    expect(arrivals(1).compare(new Map())).toHaveLength(1);
  });

  it('begin again in a new epoch', () => {
    const sequences = arrivals(1, 2);
    expect(sequences.arrived('SIP-1', { epoch: 2, number: 1 })).toBe(true);
    expect(sequences.arrived('SIP-1', { epoch: 1, number: 2 })).toBe(false);
    expect(sequences.compare(produced(1))).toEqual([]);
  });
});
