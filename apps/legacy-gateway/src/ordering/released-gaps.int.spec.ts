import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { createLogger } from '@kervan/observability';
import { eventually } from '@kervan/testing';
import { branchDay, branchRow } from '../canonical/branch-sales.mother.js';
import { knownMasters } from '../canonical/known-masters.mother.js';
import { Receiving } from '../receiving/receiving.mother.js';
import { watchOf } from '../receiving/watch-of.js';
import type { ConfiguredSource } from '../sources/configured-source.js';
import { shippedSource } from '../sources/shipped-sources.mother.js';
import type { FolderWatch } from '../watched-folder/folder-watch.js';
import { releaseGap } from './release-gap.js';
import { sourceGaps } from './source-gaps.js';

const reason = 'the branch was closed';

describe('a gap that is released', () => {
  let receiving: Receiving;
  let branch: ConfiguredSource;
  let watch: FolderWatch;
  let logged: string[];

  beforeAll(async () => {
    receiving = await Receiving.open(testStores().databaseUrl);
    await knownMasters(receiving.database);
    branch = { ...(await shippedSource('branch-sales', '', receiving.database)), folder: receiving.folder };
  });
  beforeEach(async () => {
    await receiving.reset();
    await receiving.database.query('TRUNCATE released_gap');
    logged = [];
    const { database, units: unitOfWork, store } = receiving;
    const destination = { write: (line: string) => logged.push(line) };
    const logger = createLogger('legacy-gateway', { level: 'warn', destination });
    watch = watchOf(branch, { database, unitOfWork, store, worker: 'first', logger });
    await watch.onApplicationBootstrap();
  });
  afterEach(() => watch.beforeApplicationShutdown());
  afterAll(() => receiving.close());

  const nameOf = (day: number) => `SATIS_2024-02-${day}.csv`;
  const drop = (...days: readonly number[]) =>
    Promise.all(
      days.map((day) =>
        receiving.drop(nameOf(day), branchDay([branchRow({ slip: `F-${day}`, day: `${day}.02.2024` })])),
      ),
    );
  const processed = (...days: readonly number[]) =>
    eventually(`days ${days.join()}`, async () => {
      const found = (await receiving.names()).processed;
      return days.every((day) => found.includes(nameOf(day)));
    });
  const gaps = () => sourceGaps(receiving.database, branch);
  const release = (from: string, to?: string) =>
    receiving.units.run(({ db }) => releaseGap(db, branch, { from, to, reason }, 'ayse'));
  const missing = (...ranges: readonly (readonly [string, string])[]) =>
    eventually(`missing ${ranges.join(' ')}`, async () => {
      const told = (await gaps()).gaps.map(({ from, to }) => [from, to]);
      return JSON.stringify(told) === JSON.stringify(ranges);
    });

  it('holds nothing any more, and is missing no more; what came before it in order waits still', async () => {
    await drop(12, 14, 19);
    await processed(12);
    await missing(['2024-02-15', '2024-02-17'], ['2024-02-13', '2024-02-13']);

    await release('2024-02-15', '2024-02-17');
    await missing(['2024-02-13', '2024-02-13']);
    expect((await receiving.names()).left).toEqual([nameOf(14), nameOf(19)]);

    await release('2024-02-13');
    await processed(14, 19);
    expect(await gaps()).toMatchObject({ gaps: [] });
  });

  it('may be a part of what is missing', async () => {
    await drop(12, 16);
    await processed(12);
    await missing(['2024-02-13', '2024-02-15']);

    await release('2024-02-14');
    await missing(['2024-02-15', '2024-02-15'], ['2024-02-13', '2024-02-13']);
    await release('2024-02-13');
    await missing(['2024-02-15', '2024-02-15']);

    await drop(15);
    await processed(15, 16);
  });

  it('takes what comes in it all the same, and tells that it came late', async () => {
    await drop(12, 14);
    await processed(12);
    await missing(['2024-02-13', '2024-02-13']);
    await release('2024-02-13');
    await processed(14);
    expect(await gaps()).toMatchObject({ released: [{ from: '2024-02-13', by: 'ayse', reason, late: 0 }] });

    await drop(13);
    await processed(13);

    expect((await receiving.events())['erp.legacy.SatisBelgesiAlindi.v1']).toBe(3);
    await eventually('the log line', () => Promise.resolve(logged.some((line) => line.includes(nameOf(13)))));
    expect(logged.join()).toContain('a file came late');
    expect(await gaps()).toMatchObject({ gaps: [], released: [{ from: '2024-02-13', late: 1 }] });
  });

  it('is one that is missing, and the refusal tells what is', async () => {
    await drop(12, 14);
    await processed(12);
    await missing(['2024-02-13', '2024-02-13']);

    await expect(release('2024-02-13', '2024-02-14')).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringContaining('missing is 2024-02-13 to 2024-02-13'),
    });
    await expect(release('13')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await release('2024-02-13');
    await expect(release('2024-02-13')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
