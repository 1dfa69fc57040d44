import { describe, expect, it } from '@jest/globals';
import { deferred } from '../deferred.js';
import { PartitionsAtWork } from './partitions-at-work.js';

describe('PartitionsAtWork', () => {
  const at = (partition: number) => ({ topic: 't', partition });

  it('works at no more partitions at once than it may, in order, and knows which', async () => {
    const work = new PartitionsAtWork(2);
    const ends = [0, 1, 2, 3].map(() => deferred<undefined>());
    const begun: number[] = [];
    ends.forEach((end, partition) =>
      work.begin(at(partition), async () => {
        begun.push(partition);
        await end.promise;
      }),
    );
    await Promise.resolve();
    expect(begun).toEqual([0, 1]);
    expect(work.has(at(3))).toBe(true);

    ends[1]?.resolve(undefined);
    ends[3]?.resolve(undefined);
    ends[2]?.resolve(undefined);
    ends[0]?.resolve(undefined);
    await work.done();

    expect(begun).toEqual([0, 1, 2, 3]);
    expect(work.has(at(0))).toBe(false);
  });

  it('is done at once where nothing was begun', async () => {
    await expect(new PartitionsAtWork(1).done()).resolves.toBeUndefined();
  });
});
