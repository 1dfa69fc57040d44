import { describe, expect, it } from '@jest/globals';
import { isOver, pollEvery, progressOf } from './progress.js';

describe('progress of an operation', () => {
  it('counts keys that are settled, in whatever way', () => {
    expect(progressOf({ items: { WAITING: 5, DONE: 3, FAILED: 2 } })).toEqual({
      keys: 10,
      settled: 5,
      share: 0.5,
    });
  });

  it('is complete without keys', () => {
    expect(progressOf({ items: {} })).toEqual({ keys: 0, settled: 0, share: 1 });
  });

  it.each([
    ['RUNNING', false, 1000],
    ['PAUSED', false, 5000],
    ['STOPPED', false, 5000],
    ['AWAITING_APPROVAL', false, 5000],
    ['DONE', true, false],
    ['CANCELLED', true, false],
  ] as const)('%s: over %s, asked again after %s', (state, over, wait) => {
    expect(isOver({ state })).toBe(over);
    expect(pollEvery({ state })).toBe(wait);
  });
});
