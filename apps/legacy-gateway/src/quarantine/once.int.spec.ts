import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { InterruptedUnitOfWork } from '../receiving/interrupted-unit-of-work.mother.js';
import { branchRows, Repair, slip } from './repair.mother.js';

const all = { source: 'branch' };
const crash = () => Promise.reject(new Error('crash'));

describe('a record is published exactly once', () => {
  let repair: Repair;

  beforeAll(async () => {
    repair = await Repair.open(testStores().databaseUrl);
  });
  beforeEach(async () => {
    await repair.reset();
    const rows = Array.from({ length: 450 }, (_, index) => slip(String(index + 1), { account: 'B1' }));
    await repair.receive('1.csv', branchRows(...rows));
    await repair.know('B1');
  });
  afterAll(() => repair.close());

  const thenOnce = async () => {
    const keys = await repair.published();
    expect(keys).toHaveLength(450);
    expect(new Set(keys).size).toBe(450);
    expect(await repair.accounts()).toMatchObject([
      { published: 450, quarantined: 0, repaired: 450, allBytes: true },
    ]);
  };

  it.each([1, 2, 3])(
    'when its replay crashes in transaction %d and another process goes on',
    async (batch) => {
      const id = await repair.ask(all);
      const unitOfWork = new InterruptedUnitOfWork(repair.receiving.units, {
        batch,
        before: 'commit',
        interrupt: crash,
      });
      await expect(repair.work({ leaseMs: 0, unitOfWork })).rejects.toThrow('crash');
      expect(await repair.published()).toHaveLength((batch - 1) * 200);

      await repair.work({ worker: 'second' });

      expect(await repair.replayed(id)).toMatchObject({ state: 'DONE', items: { PUBLISHED: 450 } });
      await thenOnce();
    },
  );

  it('when two replays of it run at the same time', async () => {
    const ids = [await repair.ask(all), await repair.ask(all)];

    await Promise.all(['first', 'second'].map((worker) => repair.work({ worker })));

    await thenOnce();
    const [one, other] = await Promise.all(ids.map((id) => repair.replayed(id)));
    const { PUBLISHED: ofOne = 0, SETTLED: settledOfOne = 0 } = one?.items ?? {};
    const { PUBLISHED: ofOther = 0, SETTLED: settledOfOther = 0 } = other?.items ?? {};
    expect(ofOne + ofOther).toBe(450);
    expect(settledOfOne + settledOfOther).toBe(450);
  });

  it('when two workers work at one replay, because the lease of one has ended', async () => {
    const id = await repair.ask(all);

    const works = await Promise.allSettled(
      ['first', 'second'].map((worker) => repair.work({ worker, leaseMs: 0 })),
    );

    for (const work of works)
      if (work.status === 'rejected') expect(work.reason).toMatchObject({ code: 'LEASE_LOST' });
    while (await repair.work({ worker: 'third' }));
    expect(await repair.replayed(id)).toMatchObject({ state: 'DONE', items: { PUBLISHED: 450 } });
    await thenOnce();
  });

  it('when its file comes again while it is replayed', async () => {
    await repair.ask(all);
    const rows = Array.from({ length: 450 }, (_, index) => slip(String(index + 1), { account: 'B1' }));

    await Promise.all([repair.work(), repair.receive('2.csv', branchRows(...rows.toReversed()))]);

    const keys = await repair.published();
    expect(keys).toHaveLength(450);
    expect(new Set(keys).size).toBe(450);
  });
});
