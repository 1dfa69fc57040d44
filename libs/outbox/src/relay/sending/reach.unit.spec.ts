import { describe, expect, it } from '@jest/globals';
import { Reach } from './reach.js';

describe('Reach', () => {
  it('is lost when nothing was acknowledged for fifteen seconds, counted from the first failure', () => {
    const reach = new Reach();

    expect([0, 14_999, 15_000].map((now) => reach.failed(now))).toEqual([false, false, true]);
  });

  it('is there again with one acknowledgement', () => {
    const reach = new Reach();
    reach.failed(0);
    reach.acknowledged();

    expect([16_000, 30_999, 31_000].map((now) => reach.failed(now))).toEqual([false, false, true]);
  });
});
