import { describe, expect, it } from '@jest/globals';
import { pauseAfter } from './pause-after.js';

describe('pauseAfter', () => {
  it('doubles with every failure, up to the longest', () => {
    expect([0, 1, 2, 5, 10, 2_000].map((failures) => pauseAfter(failures, 30_000, 900_000, 0.5))).toEqual([
      30_000, 60_000, 120_000, 900_000, 900_000, 900_000,
    ]);
  });

  it('is never shorter than what is declared', () => {
    expect(pauseAfter(3, 3_600_000, 900_000, 0.5)).toBe(3_600_000);
  });

  it('varies by a tenth', () => {
    expect([pauseAfter(0, 1_000, 1_000, 0), pauseAfter(0, 1_000, 1_000, 1)]).toEqual([900, 1_100]);
  });
});
