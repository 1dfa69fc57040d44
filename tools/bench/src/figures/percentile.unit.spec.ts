import { describe, expect, it } from '@jest/globals';
import { percentile } from './percentile.js';

describe('percentile', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => index + 1);

  it.each([
    [50, 50],
    [99, 99],
    [99.5, 100],
    [100, 100],
    [0.1, 1],
  ])('%d %% of 1 to 100 is %d', (percent, value) => {
    expect(percentile(hundred, percent)).toBe(value);
  });

  it('is the only value there is', () => {
    expect(percentile([4.2], 99)).toBe(4.2);
  });

  it('is nothing without values', () => {
    expect(() => percentile([], 50)).toThrow(RangeError);
  });
});
