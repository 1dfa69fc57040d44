import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { createLogger, uncollectedMetrics } from '@kervan/observability';
import { eventually } from '@kervan/testing';
import { z } from 'zod';
import { branchDay, branchRow } from '../canonical/branch-sales.mother.js';
import { knownMasters } from '../canonical/known-masters.mother.js';
import { productList } from '../canonical/product-list.mother.js';
import { Receiving } from '../receiving/receiving.mother.js';
import { watchOf } from '../receiving/watch-of.js';
import type { ConfiguredSource } from '../sources/configured-source.js';
import { placeText } from '../sources/name-pattern.js';
import { shippedSource } from '../sources/shipped-sources.mother.js';
import type { FolderWatch } from '../watched-folder/folder-watch.js';
import { ExpectedPlaces } from './expected-places.js';
import { GapAlarm } from './gap-alarm.js';
import { gapsOf } from './gaps-of.js';

const Told = z.looseObject({ level: z.string(), msg: z.string(), from: z.string().optional() });

describe('files with an order', () => {
  let receiving: Receiving;
  let branch: ConfiguredSource;
  let logged: z.output<typeof Told>[];
  let watches: FolderWatch[];

  const logger = createLogger('legacy-gateway', {
    level: 'warn',
    destination: { write: (line) => logged.push(Told.parse(JSON.parse(line))) },
  });

  beforeAll(async () => {
    receiving = await Receiving.open(testStores().databaseUrl);
    await knownMasters(receiving.database);
    branch = { ...(await shippedSource('branch-sales', '', receiving.database)), folder: receiving.folder };
  });
  beforeEach(async () => {
    await receiving.reset();
    logged = [];
    watches = [];
  });
  afterEach(() => stop());
  afterAll(() => receiving.close());

  const start = async (source: ConfiguredSource, worker = 'first') => {
    const { database, units: unitOfWork, store } = receiving;
    const watch = watchOf(source, { database, unitOfWork, store, worker, logger });
    watches.push(watch);
    await watch.onApplicationBootstrap();
  };
  const stop = () => Promise.all(watches.map((watch) => watch.beforeApplicationShutdown()));
  const drop = (day: number) =>
    receiving.drop(
      `SATIS_2024-02-${day}.csv`,
      branchDay([branchRow({ slip: `F-${day}`, day: `${day}.02.2024` })]),
    );
  const processed = async (...days: readonly number[]) => {
    const names = days.map((day) => `SATIS_2024-02-${day}.csv`);
    await eventually(`days ${days.join()}`, async () => {
      const found = await receiving.names();
      return names.every((name) => found.processed.includes(name));
    });
  };
  const published = async () => {
    const rows = await receiving.database.query<{ key: string }>('SELECT key FROM outbox ORDER BY id');
    return rows.map(({ key }) => key);
  };
  const gaps = async (source: ConfiguredSource) =>
    (await gapsOf(receiving.database, source)).map(({ from, to }) => [
      placeText('date', from),
      placeText('date', to),
    ]);

  it('wait while an earlier one is missing, which is told', async () => {
    await drop(13);
    await drop(15);
    await start(branch);
    await processed(13);
    await eventually('the gap', async () => (await gaps(branch)).length === 1);
    expect(await gaps(branch)).toEqual([['2024-02-14', '2024-02-14']]);
    expect((await receiving.names()).left).toEqual(['SATIS_2024-02-15.csv']);

    await drop(14);
    await processed(14, 15);

    expect(await published()).toEqual(['F-13', 'F-14', 'F-15']);
    expect(await gaps(branch)).toEqual([]);
  });

  it('do not take the bytes of one day for another day, but empty days are alike', async () => {
    const empty = branchDay([]);
    await drop(13);
    await start(branch);
    await processed(13);
    await receiving.drop('SATIS_2024-02-14.csv', branchDay([branchRow({ slip: 'F-13', day: '13.02.2024' })]));
    await drop(15);
    await eventually('the copy', async () => (await receiving.arrivals()).length === 2);
    expect((await receiving.names()).left).toContain('SATIS_2024-02-15.csv');

    await receiving.drop('SATIS_2024-02-14.csv', empty);
    await processed(15);
    await receiving.drop('SATIS_2024-02-16.csv', empty);
    await drop(17);
    await processed(16, 17);

    expect(await published()).toEqual(['F-13', 'F-15', 'F-17']);
    expect(await gaps(branch)).toEqual([]);
  });

  it('do not wait for a day on which none comes', async () => {
    // 18 February 2024 was a Sunday.
    await drop(17);
    await drop(19);
    await start(branch);

    await processed(17, 19);

    expect(await gaps(branch)).toEqual([]);
  });

  it('are missing when they are overdue, though no later one came, where the source says so', async () => {
    const order = { pattern: 'SATIS_{date}.csv', days: [1, 2, 3, 4, 5, 6], dueAfterDays: 1 };
    const places = new ExpectedPlaces(order);
    const missingAt = async (moment: string) =>
      (await gapsOf(receiving.database, { ...branch, places }, new Date(moment))).map(({ from, to }) => [
        placeText('date', from),
        placeText('date', to),
      ]);
    expect(await missingAt('2024-02-15T12:00:00+03:00')).toEqual([]);
    await drop(13);
    await start(branch);
    await processed(13);

    expect(await missingAt('2024-02-15T23:59:00+03:00')).toEqual([]);
    expect(await missingAt('2024-02-16T00:01:00+03:00')).toEqual([['2024-02-14', '2024-02-14']]);
    expect(await missingAt('2024-02-20T12:00:00+03:00')).toEqual([['2024-02-14', '2024-02-17']]);
    expect(await gaps(branch)).toEqual([]);

    await drop(14);
    await processed(14);
    expect(await missingAt('2024-02-16T00:01:00+03:00')).toEqual([]);
  });

  it('wait for an earlier one that is not whole yet', async () => {
    await drop(13);
    await receiving.drop('SATIS_2024-02-14.csv', branchDay([branchRow({ slip: 'F-14' })], { totals: false }));
    await drop(15);
    await start(branch);
    await processed(13);

    await drop(14);
    await processed(14, 15);

    expect(await published()).toEqual(['F-13', 'F-14', 'F-15']);
  });

  it('are taken as they come where the source says so; what is missing is told until it comes', async () => {
    const applied = { ...branch, holds: false, alone: false };
    await drop(13);
    await drop(15);
    await start(applied);
    await processed(13, 15);
    expect(await gaps(applied)).toEqual([['2024-02-14', '2024-02-14']]);

    await drop(14);
    await processed(14);

    expect(await published()).toEqual(['F-13', 'F-15', 'F-14']);
    expect(await gaps(applied)).toEqual([]);
  });

  it('takes an earlier day again, corrected, without waiting for anything', async () => {
    await drop(13);
    await drop(14);
    await start(branch);
    await processed(13, 14);
    await receiving.drop(
      'SATIS_2024-02-13.csv',
      branchDay([
        branchRow({ slip: 'F-13', day: '13.02.2024' }),
        branchRow({ slip: 'F-13B', day: '13.02.2024' }),
      ]),
    );

    await eventually('the corrected day', async () => (await published()).includes('F-13B'));

    expect(await receiving.arrivals()).toMatchObject([
      { published: 1 },
      { published: 1 },
      { published: 1, duplicate: 1 },
    ]);
  });

  it('are received in order by two workers', async () => {
    const days = [12, 13, 14, 15, 16];
    for (const day of days) await drop(day);
    await Promise.all([start(branch, 'first'), start(branch, 'second')]);

    await processed(...days);

    expect(await published()).toEqual(days.map((day) => `F-${day}`));
  });

  it('tells of a gap once in the log', async () => {
    await drop(13);
    await drop(16);
    const alarm = new GapAlarm(receiving.database, [branch], logger, uncollectedMetrics());

    await alarm.look();
    await alarm.look();

    expect(logged).toMatchObject([
      {
        level: 'warn',
        msg: 'files of a source are missing',
        from: '2024-02-14',
        to: '2024-02-15',
        holds: true,
      },
    ]);
  });

  it('does not wait for a file that its worker had begun and that is gone', async () => {
    await drop(13);
    await receiving.database.query(
      `INSERT INTO arrival (source, file_name, worker, lease_until, alone)
       VALUES ('branch-sales', 'SATIS_2024-02-12.csv', 'dead', now() - interval '1 s', true)`,
    );
    await start(branch);

    await processed(13);

    expect(await receiving.arrivals()).toMatchObject([{ outcome: 'CHANGED' }, { outcome: 'RECEIVED' }]);
  });

  it('receives versions one after the other by name', async () => {
    const declared = await shippedSource('product-list', '', receiving.database);
    const products = { ...declared, folder: receiving.folder, whole: { by: 'rename' } as const };
    const names = Array.from({ length: 6 }, (_, index) => `Kalem ${index}`);
    for (const [index, name] of names.entries())
      await receiving.drop(`${index}.csv`, productList(['KLM-01', name, 'Adet']));
    await Promise.all([start(products, 'first'), start(products, 'second')]);
    await eventually('all', async () => (await receiving.names()).processed.length === names.length);

    const rows = await receiving.database.query<{ name: string }>(
      `SELECT payload::json ->> 'description' AS name FROM outbox ORDER BY id`,
    );

    expect(rows.map(({ name }) => name)).toEqual(names);
  });
});
