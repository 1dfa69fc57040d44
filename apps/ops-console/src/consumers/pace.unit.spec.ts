import { describe, expect, it } from '@jest/globals';
import { paceOf } from './pace.js';
import type { ProgressSample } from './progress-sample.js';

const sample = (
  seconds: number,
  ...offsets: readonly (readonly [next: number, end: number])[]
): ProgressSample => ({
  at: seconds * 1000,
  partitions: offsets.map(([nextOffset, end], partition) => ({ topic: 't', partition, nextOffset, end })),
});

describe('the pace of a consumer', () => {
  it('is what it settles over all partitions; the end is in sight as the rest shrinks', () => {
    const samples = [
      sample(0, [0, 100], [50, 150]),
      sample(5, [20, 105], [80, 155]),
      sample(10, [40, 110], [110, 160]),
    ];
    // 100 settled while 20 came, in 10 s: the rest of 120 shrinks by 8 a second.
    expect(paceOf(samples)).toEqual({ perSecond: 10, etaSeconds: 120 / 8 });
  });

  it.each([
    ['falls behind', [sample(0, [0, 100]), sample(10, [10, 200])], { perSecond: 1, etaSeconds: null }],
    ['stands still', [sample(0, [0, 100]), sample(10, [0, 100])], { perSecond: 0, etaSeconds: null }],
    ['has caught up', [sample(0, [0, 100]), sample(10, [100, 100])], { perSecond: 10, etaSeconds: 0 }],
    ['began again', [sample(0, [100, 100]), sample(10, [0, 100])], { perSecond: 0, etaSeconds: null }],
    ['was seen once, behind', [sample(0, [0, 100])], { perSecond: 0, etaSeconds: null }],
    ['was seen once, at the end', [sample(0, [100, 100])], { perSecond: 0, etaSeconds: 0 }],
    ['was never seen', [], { perSecond: 0, etaSeconds: null }],
  ])('is told of one that %s', (_, samples, pace) => {
    expect(paceOf(samples)).toEqual(pace);
  });
});
