import { describe, expect, it } from '@jest/globals';
import { Pace } from './pace.js';

/** Times, in milliseconds, at which so many events begin when nothing but the pace holds them up. */
function beginnings(pacing: ConstructorParameters<typeof Pace>[0], events: number, busyMs = 0): number[] {
  const clock = { now: 500 };
  const pace = new Pace(pacing, () => clock.now);
  return Array.from({ length: events }, () => {
    clock.now += pace.take();
    const at = clock.now - 500;
    clock.now += busyMs;
    return at;
  });
}

describe('the pace of a job', () => {
  it('is never faster than the rate, and not slower either', () => {
    const at = beginnings({ perSecond: 50, ramp: false }, 501);
    expect(at[0]).toBe(0);
    expect(at[500]).toBeCloseTo(10_000);
    expect(beginnings({ perSecond: 50, ramp: false }, 501, 19)[500]).toBeCloseTo(10_000);
  });

  it('makes up for a busy moment, but not for a long one', () => {
    const clock = { now: 0 };
    const pace = new Pace({ perSecond: 10, ramp: false }, () => clock.now);
    clock.now = 60_000;
    const waits = Array.from({ length: 12 }, () => pace.take());
    expect(waits.filter((ms) => ms === 0)).toHaveLength(11);
  });

  it('begins with a few and doubles each second up to the rate', () => {
    const at = beginnings({ perSecond: 16, ramp: true }, 100);
    const within = (second: number) => at.filter((ms) => Math.floor(ms / 1000) === second).length;
    expect([within(0), within(1), within(2), within(3), within(4)]).toEqual([4, 8, 16, 16, 16]);
  });

  it('holds nothing up without a rate', () => {
    expect(beginnings({ perSecond: null, ramp: false }, 1000).at(-1)).toBe(0);
  });
});
