import { describe, expect, it } from '@jest/globals';
import { LANES, laneOf } from './lane.js';

describe('laneOf', () => {
  it.each([
    // FNV-1a test vectors: 0x811c9dc5, 0xe40c292c, 0xbf9cf968.
    ['', 0x05],
    ['a', 0x2c],
    ['foobar', 0x28],
  ])('puts %j into lane %i for ever', (key, lane) => {
    expect(laneOf(key)).toBe(lane);
  });

  it('spreads keys over all lanes', () => {
    const lanes = new Set(Array.from({ length: 2_000 }, (_, index) => laneOf(`SIP-${String(index)}`)));

    expect(lanes.size).toBe(LANES);
  });
});
