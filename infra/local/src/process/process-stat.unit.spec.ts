import { describe, expect, it } from '@jest/globals';
import { parseStat } from './process-stat.js';

describe('parseStat', () => {
  it('reads behind a name that holds spaces and parentheses', () => {
    const text = '4242 (post (gres) x) S 17 4242 4242 0 -1 4194560 1 2 3 4 150 50 700 300 20 0 1 0 99 1 1\n';

    expect(parseStat(text)).toEqual({ parent: 17, ticks: 200, endedTicks: 1_000 });
  });
});
