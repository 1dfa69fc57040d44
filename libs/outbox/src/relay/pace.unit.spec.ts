import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Pace } from './pace.js';

describe('Pace', () => {
  const never = new AbortController().signal;

  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  /** How long the pause takes. Others in this process may have set timers too: what counts is that it is over. */
  async function pause(pace: Pace): Promise<number> {
    const before = Date.now();
    const over = new AbortController();
    void pace.wait(never).then(() => over.abort());
    while (!over.signal.aborted) await jest.advanceTimersByTimeAsync(1);
    return Date.now() - before;
  }

  it('doubles from 2 ms to 200 ms while nothing comes, and begins again after work', async () => {
    const pace = new Pace();
    const pauses: number[] = [];
    for (let round = 0; round < 9; round++) pauses.push(await pause(pace));
    expect(pauses).toEqual([2, 4, 8, 16, 32, 64, 128, 200, 200]);

    pace.worked();
    expect(await pause(pace)).toBe(2);
  });

  it('ends a pause early when woken or aborted', async () => {
    const pace = new Pace();
    const ofOthers = jest.getTimerCount();
    const woken = pace.wait(never);
    pace.wake();
    await woken;

    const over = new AbortController();
    const aborted = pace.wait(over.signal);
    over.abort();
    await aborted;

    expect(jest.getTimerCount()).toBe(ofOthers);
  });

  it('remembers a wake-up that came while nobody waited', async () => {
    const pace = new Pace();
    const ofOthers = jest.getTimerCount();
    pace.wake();

    await pace.wait(never);

    expect(jest.getTimerCount()).toBe(ofOthers);
  });
});
