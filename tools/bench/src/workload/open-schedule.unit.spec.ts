import { describe, expect, it } from '@jest/globals';
import { openSchedule } from './open-schedule.js';

describe('openSchedule', () => {
  it('starts everything in order, though nothing has ended', async () => {
    const started: number[] = [];
    let finish: () => void = () => undefined;
    const blocked = new Promise<void>((resolve) => (finish = resolve));

    await openSchedule({ perSecond: 10_000, count: 5 }, (index) => {
      started.push(index);
      if (index === 4) finish();
      return blocked;
    });

    expect(started).toEqual([0, 1, 2, 3, 4]);
  });

  it('fails with the work', async () => {
    const failing = openSchedule({ perSecond: 10_000, count: 2 }, () => Promise.reject(new Error('refused')));

    await expect(failing).rejects.toThrow('refused');
  });
});
