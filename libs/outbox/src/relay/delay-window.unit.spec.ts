import { describe, expect, it } from '@jest/globals';
import { DelayWindow } from './delay-window.js';

describe('DelayWindow', () => {
  it('tells the median within a quarter, and the longest', () => {
    const delays = new DelayWindow(() => 0);
    expect([delays.medianMs, delays.maxMs]).toEqual([0, 0]);

    delays.add(90, 4, 6);
    delays.add(10, 900, 1_000);

    expect(delays.medianMs).toBeGreaterThanOrEqual(4);
    expect(delays.medianMs).toBeLessThanOrEqual(5);
    expect(delays.maxMs).toBe(1_000);
  });

  it('forgets what is older than a minute', () => {
    let now = 0;
    const delays = new DelayWindow(() => now);
    delays.add(1, 900, 900);

    now = 30_000;
    expect(delays.maxMs).toBe(900);
    now = 60_000;
    expect(delays.maxMs).toBe(0);
  });
});
