import { describe, expect, it } from '@jest/globals';
import { LoadOnce } from './load-once.js';

describe('LoadOnce', () => {
  it('reads each key once, also while it is being read, until it forgets', async () => {
    const reads: (readonly string[])[] = [];
    const once = new LoadOnce((keys) => {
      reads.push(keys);
      return Promise.resolve();
    });
    await Promise.all([once.load(['a', 'b', 'a']), once.load(['b', 'c']), once.load(['a'])]);
    await once.load([]);
    once.forget();
    await once.load(['a']);
    expect(reads).toEqual([['a', 'b'], ['c'], ['a']]);
  });

  it('fails for all who wait for keys that cannot be read', async () => {
    const once = new LoadOnce(() => Promise.reject(new Error('away')));
    const both = await Promise.allSettled([once.load(['a']), once.load(['a'])]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});
