import { describe, expect, it } from '@jest/globals';
import { leased } from './leased.js';

const never = new AbortController().signal;

describe('work under a lease', () => {
  it('is over when the renewal at hand is, which would take a lease again that was given up', async () => {
    const order: string[] = [];
    let [asked, answer] = [(): void => undefined, (): void => undefined];
    const isAsked = new Promise<void>((resolve) => (asked = resolve));
    const renew = () => {
      asked();
      return new Promise<void>((resolve) => {
        answer = () => {
          order.push('renewed');
          resolve();
        };
      });
    };
    const over = leased({ renew, renewAfterMs: 0 }, never, () => isAsked).then(() => order.push('over'));
    await isAsked;
    await new Promise(setImmediate);

    answer();
    await over;

    expect(order).toEqual(['renewed', 'over']);
  });

  it('is told when the lease is lost', async () => {
    const renew = () => Promise.reject(new Error('lost'));
    const work = (signal: AbortSignal) =>
      new Promise<void>((_, reject) => signal.addEventListener('abort', () => reject(new Error('told'))));

    await expect(leased({ renew, renewAfterMs: 0 }, never, work)).rejects.toThrow('told');
  });
});
