import { describe, expect, it } from '@jest/globals';
import { KeySequences } from './key-sequences.js';

/** Events `e1`, `e2` ... by their number, in epoch 1. */
const arrivals = (...numbers: number[]): KeySequences => {
  const sequences = new KeySequences('erp.sales.order');
  for (const number of numbers) sequences.arrived('SIP-1', { epoch: 1, number }, `e${number}`);
  return sequences;
};
const produced = (last: number, epoch = 1) => new Map([['SIP-1', { epoch, last }]]);

describe('the sequences of a key on the broker', () => {
  it('may repeat', () => {
    expect(arrivals(1, 2, 1, 2, 3).compare(produced(3))).toEqual([]);
  });

  it('must not skip, even when the skipped one comes later', () => {
    expect(arrivals(1, 3, 2).compare(produced(3))).toEqual(['erp.sales.order/SIP-1: 3 came where 2 was due']);
  });

  it('must reach what was produced', () => {
    expect(arrivals(1, 2).compare(produced(3))).toEqual([
      'erp.sales.order/SIP-1: epoch 1 number 2 of epoch 1 number 3 on the broker',
    ]);
  });

  it('must belong to a producer', () => {
    expect(arrivals(1).compare(new Map())).toHaveLength(1);
  });

  it('must not hold two events at one place', () => {
    const sequences = arrivals(1, 2, 3);
    expect(sequences.arrived('SIP-1', { epoch: 1, number: 2 }, 'other')).toBe(false);
    expect(sequences.compare(produced(3))).toEqual([
      'erp.sales.order/SIP-1: other came as epoch 1 number 2, which is e2',
    ]);
  });

  it('begin again in a new epoch', () => {
    const sequences = arrivals(1, 2);
    expect(sequences.arrived('SIP-1', { epoch: 2, number: 1 }, 'again')).toBe(true);
    expect(sequences.arrived('SIP-1', { epoch: 1, number: 2 }, 'e2')).toBe(false);
    expect(sequences.compare(produced(1, 2))).toEqual([]);
  });

  it('must be of the epoch of their producer', () => {
    expect(arrivals(1).compare(produced(1, 2))).toEqual([
      'erp.sales.order/SIP-1: epoch 1 number 1 of epoch 2 number 1 on the broker',
    ]);
  });

  it('must not go on in an epoch that is over', () => {
    const sequences = arrivals(1);
    sequences.arrived('SIP-1', { epoch: 2, number: 1 }, 'again');
    sequences.arrived('SIP-1', { epoch: 1, number: 2 }, 'e2');
    expect(sequences.compare(produced(1, 2))).toEqual([
      'erp.sales.order/SIP-1: epoch 1 number 2 came after epoch 2 number 1',
    ]);
  });
});
