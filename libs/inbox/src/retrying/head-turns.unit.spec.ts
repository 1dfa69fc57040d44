import { describe, expect, it } from '@jest/globals';
import { setImmediate as soon } from 'node:timers/promises';
import { HeadTurns } from './head-turns.js';

describe('the turns of heads', () => {
  it('let a head that processes ended with be tried while no other is', async () => {
    const turns = new HeadTurns();
    let running = 0;
    const most = { suspected: 0, others: 0 };
    const take = (started: number) =>
      turns.of({ started }, async () => {
        running++;
        await soon();
        const kind = started > 0 ? 'suspected' : 'others';
        most[kind] = Math.max(most[kind], running);
        running--;
      });
    await Promise.all([take(0), take(0), take(1), take(2), take(0), take(0), take(1), take(0)]);
    expect(most).toEqual({ suspected: 1, others: 5 });
  });

  it('go on after one that failed', async () => {
    const turns = new HeadTurns();
    const failed = turns.of({ started: 1 }, () => Promise.reject(new Error('no')));
    const next = turns.of({}, () => Promise.resolve('next'));
    await expect(failed).rejects.toThrow('no');
    expect(await next).toBe('next');
  });
});
