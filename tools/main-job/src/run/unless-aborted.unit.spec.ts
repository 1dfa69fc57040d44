import { describe, expect, it } from '@jest/globals';
import { unlessAborted } from './unless-aborted.js';

const forever = (): Promise<string> => new Promise(() => undefined);

describe('work that may be interrupted', () => {
  it('ends with its own outcome', async () => {
    const { signal } = new AbortController();
    expect(await unlessAborted(signal, Promise.resolve('done'))).toBe('done');
    await expect(unlessAborted(signal, Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  });

  it('ends with the reason of an interruption, before or during it', async () => {
    const interruption = new AbortController();
    const work = unlessAborted(interruption.signal, forever());
    interruption.abort(new Error('Ctrl-C'));
    await expect(work).rejects.toThrow('Ctrl-C');
    await expect(unlessAborted(interruption.signal, forever())).rejects.toThrow('Ctrl-C');
  });
});
