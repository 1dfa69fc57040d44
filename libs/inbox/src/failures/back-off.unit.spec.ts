import { describe, expect, it } from '@jest/globals';
import { defaultRetryPolicy } from '../retrying/retry-policy.js';
import { waitAfter } from './back-off.js';

const backOff = { firstMs: 100, maxMs: 1_000 };

describe('waitAfter', () => {
  it('doubles up to the maximum', () => {
    expect([1, 2, 3, 4, 5, 60].map((failures) => waitAfter(failures, backOff, 1))).toEqual([
      100, 200, 400, 800, 1_000, 1_000,
    ]);
  });

  it('takes a random part of the upper half', () => {
    expect(waitAfter(2, backOff, 0)).toBe(100);
    expect(waitAfter(2, backOff, 0.5)).toBe(150);
  });
});

describe('defaultRetryPolicy', () => {
  it('waits about a second after the tries in place and at most ten minutes later', () => {
    expect(defaultRetryPolicy.waitMs(4)).toBeGreaterThanOrEqual(500);
    expect(defaultRetryPolicy.waitMs(4)).toBeLessThanOrEqual(1_000);
    expect(defaultRetryPolicy.waitMs(defaultRetryPolicy.attempts)).toBeLessThanOrEqual(600_000);
  });
});
