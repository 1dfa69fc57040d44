import { describe, expect, it } from '@jest/globals';
import { ReadLimit } from './read-limit.js';

describe('ReadLimit', () => {
  it('grows to the most for small rows, at most doubling', () => {
    const limit = new ReadLimit();
    const seen = Array.from({ length: 5 }, () => {
      limit.saw(limit.current, limit.current * 1_000);
      return limit.current;
    });

    expect(seen).toEqual([400, 800, 1_600, 2_000, 2_000]);
  });

  it('shrinks at once for large rows, so that a read stays within its bytes', () => {
    const limit = new ReadLimit();
    limit.saw(200, 200 * 100_000);

    expect(limit.current).toBe(40);

    limit.saw(1, 900_000);
    expect(limit.current).toBe(16);
  });

  it('learns nothing from an empty read', () => {
    const limit = new ReadLimit();
    limit.saw(0, 1);

    expect(limit.current).toBe(200);
  });
});
