import { describe, expect, it } from '@jest/globals';
import { eventually } from './eventually.js';

describe('eventually', () => {
  it('waits until the condition holds and gives its result', async () => {
    let tries = 0;
    expect(await eventually('three tries', () => (++tries < 3 ? undefined : tries))).toBe(3);
  });

  it('takes a failing condition for one that does not hold yet', async () => {
    let tries = 0;
    const condition = () => (++tries < 2 ? Promise.reject(new Error('not yet')) : Promise.resolve(true));
    expect(await eventually('a second try', condition)).toBe(true);
  });

  it('says what it waited for in vain, and why', async () => {
    const never = () => Promise.reject(new Error('connection refused'));
    await expect(eventually('the broker', never, 50)).rejects.toMatchObject({
      message: 'waited in vain for the broker',
      cause: { message: 'connection refused' },
    });
  });
});
