import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { pullAll } from '../../pulling/pulling.mother.js';
import { TableSource } from '../table-source.js';
import { describeKeylessRows } from './keyless-rows.mother.js';
import type { LegacyDatabase } from './legacy-database.mother.js';
import { never, TableBench, type Way } from './table-bench.mother.js';
import type { Stamp } from './writers.mother.js';

const byWatermark = { by: 'watermark', column: 'changed_at', overlapSeconds: 300 };
const ways: readonly Way[] = [
  ['by a watermark', byWatermark, 'readerUrl', undefined],
  ['by a watermark, of a login that does not see transactions', byWatermark, 'blindUrl', undefined],
  ['by hashes', { by: 'hash' }, 'blindUrl', 0],
  ['by a shadow table', 'shadow', 'readerUrl', undefined],
];

/**
 * Declares what holds for every server whose tables are read.
 *
 * @param logins that see open transactions of others, by their starts or by what they have written
 */
export function describeChangesOfATable(
  name: string,
  open: () => Promise<LegacyDatabase>,
  logins: readonly ('readerUrl' | 'blindUrl')[],
): void {
  describe(`changes of a table of ${name}`, () => {
    let bench: TableBench;

    beforeAll(async () => {
      bench = await TableBench.open(open);
    });
    beforeEach(() => bench.reset());
    afterEach(() => bench.closePullers());
    afterAll(() => bench.close());

    describe.each(ways)('%s', (_, changes, login, sweepEveryMs) => {
      it.each([1, 2, 3])('are all told, of programs that write at the same time (%d)', async (seed) => {
        const collect = await bench.collect(changes, { url: bench.database[login] });
        const puller = bench.puller(collect, sweepEveryMs);
        await bench.writeWhilePulled(puller, seed);

        await pullAll(puller);
        await pullAll(puller);

        const table = await bench.table();
        expect(table.size).toBeGreaterThan(10);
        expect(await bench.knownPresent()).toEqual(table);
      });

      it('are told in parts, which go on where the part before ended', async () => {
        for (let no = 0; no < 60; no += 1) await bench.insert(no);
        const options = { url: bench.database[login], pullRows: 14, pageRows: 7 };
        const puller = bench.puller(await bench.collect(changes, options), 0);

        await pullAll(puller);

        expect(await bench.known()).toEqual(await bench.table());
        expect((await bench.pulling.files()).length).toBeGreaterThanOrEqual(4);
      });
    });

    describeKeylessRows(() => bench, ways);

    describe('by a watermark', () => {
      it('are told of programs whose clocks are wrong by minutes', async () => {
        const skewed = (seconds: number) =>
          bench.database.driver === 'mysql' ? `${seconds} SECOND` : `'${seconds} s'`;
        const stamp: Stamp = (dice) => `${bench.database.now} + INTERVAL ${skewed((dice % 400) - 200)}`;
        const puller = bench.puller(await bench.collect(byWatermark));
        await bench.writeWhilePulled(puller, 4, stamp);

        await pullAll(puller);

        expect(await bench.knownPresent()).toEqual(await bench.table());
      });

      it('are told of many rows with the same time', async () => {
        const text = bench.database.driver === 'mysql' ? 'CHAR' : 'text';
        const [[moment] = []] = await bench.owner.rows(`SELECT CAST(${bench.database.now} AS ${text}) AS c0`);
        const puller = bench.puller(await bench.collect(byWatermark));
        await puller.round(never);
        for (let no = 0; no < 50; no += 1) await bench.insert(no, `'${moment}'`);

        await pullAll(puller);
        await bench.insert(50, `'${moment}'`);
        await pullAll(puller);

        expect((await bench.table()).size).toBe(51);
        expect(await bench.known()).toEqual(await bench.table());
      });

      it.each(logins)(
        'are told of a transaction that stays open while later ones commit (%s)',
        async (login) => {
          const changes = { by: 'watermark', column: 'changed_at', overlapSeconds: 0 } as const;
          const collect = await bench.collect(byWatermark, { url: bench.database[login] });
          const puller = bench.puller({ ...collect, changes });
          await bench.slow.run('BEGIN');
          await bench.insert(1, bench.database.now, bench.slow);
          for (let no = 2; no < 6; no += 1) {
            await bench.insert(no);
            await puller.round(never);
          }
          expect((await bench.known()).size).toBe(4);

          await bench.slow.run('COMMIT');
          await puller.round(never);

          expect((await bench.known()).size).toBe(5);
        },
      );

      it('are told by the sweep where no watermark tells: no time, a clock beyond the overlap, deletes', async () => {
        for (let no = 0; no < 20; no += 1) await bench.insert(no);
        const collect = await bench.collect(byWatermark);
        const puller = bench.puller(collect);
        await pullAll(puller);
        const hour = bench.database.driver === 'mysql' ? '1 HOUR' : "'1 hour'";
        await bench.insert(100, 'NULL');
        await bench.insert(101, `${bench.database.now} - INTERVAL ${hour}`);
        await bench.owner.run(`DELETE FROM ${bench.sql} WHERE no < 5`);
        await pullAll(puller);
        expect((await bench.known()).size).toBe(20);

        const sweeping = bench.puller(collect, 0);
        for (let sweep = 0; sweep < 2; sweep += 1) await pullAll(sweeping);

        expect((await bench.table()).size).toBe(17);
        expect(await bench.known()).toEqual(await bench.table());
      });
    });

    describe('by a shadow table', () => {
      it('are told with deletes and changed keys, and without a sweep', async () => {
        for (let no = 0; no < 20; no += 1) await bench.insert(no);
        const puller = bench.puller(await bench.collect('shadow'));
        await pullAll(puller);
        await bench.owner.run(`DELETE FROM ${bench.sql} WHERE no < 5`);
        await bench.owner.run(`UPDATE ${bench.sql} SET no = no + 1000 WHERE no < 10`);

        await pullAll(puller);

        expect((await bench.table()).size).toBe(15);
        expect(await bench.known()).toEqual(await bench.table());
      });

      it('are told of a smaller number that commits after higher ones', async () => {
        const puller = bench.puller(await bench.collect('shadow'));
        await pullAll(puller);
        await bench.slow.run('BEGIN');
        await bench.insert(1, bench.database.now, bench.slow);
        for (let no = 2; no < 6; no += 1) {
          await bench.insert(no);
          await puller.round(never);
        }

        await bench.slow.run('COMMIT');
        await puller.round(never);

        expect((await bench.known()).size).toBe(5);
      });

      it('are told with all rows of their document, where rows are declared to be of one', async () => {
        for (let no = 0; no < 10; no += 1)
          for (const depot of ['A', 'B', 'C']) await bench.insert(no, bench.database.now, bench.owner, depot);
        const collect = await bench.collect('shadow');
        const documents = collect.columns.map((column) => ({ ...column, document: column.name === 'depot' }));
        const puller = bench.puller({ ...collect, columns: documents });
        await pullAll(puller);
        const before = await bench.pulling.files();
        await bench.owner.run(`UPDATE ${bench.sql} SET miktar = 2 WHERE depot = 'A' AND no = 3`);
        await bench.owner.run(`DELETE FROM ${bench.sql} WHERE depot = 'A' AND no = 4`);
        await bench.owner.run(`DELETE FROM ${bench.sql} WHERE depot = 'B'`);

        await pullAll(puller);

        const [file = ''] = (await bench.pulling.files()).slice(before.length);
        const told = await bench.pulling.rowsOf(file);
        expect(told.map(({ depot, no, _change }) => [depot, no, _change])).toEqual([
          ...[0, 1, 2, 3, 5, 6, 7, 8, 9].map((no) => ['A', String(no), '']),
          ['B', '', 'deleted'],
        ]);
      });
    });

    it('are not asked for where columns are missing, which are named', async () => {
      const collect = await bench.collect(byWatermark);
      const more = collect.columns.map((column) => ({
        ...column,
        column: `${column.column ?? column.name}x`,
      }));
      const source = new TableSource({ ...collect, columns: more });

      const refused = await source.pull(null, never).catch((error: unknown) => error);

      expect(refused).toMatchObject({ code: 'SOURCE_INVALID' });
      expect(String(refused)).toContain('has no depotx, nox, miktarx, açıklamax');
    });

    it('are not asked for where the watermark is no time', async () => {
      const source = new TableSource(await bench.collect({ by: 'watermark', column: 'miktar' }));

      await expect(source.pull(null, never)).rejects.toMatchObject({ code: 'SOURCE_INVALID' });
    });

    it('wait where the server is away, and are told when it is there', async () => {
      await bench.insert(1);
      const scheme = bench.database.driver === 'mysql' ? 'mysql' : 'postgres';
      const collect = await bench.collect(byWatermark, { url: `${scheme}://reader:secret@127.0.0.1:1/erp` });
      const puller = bench.puller(collect);
      await expect(puller.round(never)).rejects.toMatchObject({ code: 'SOURCE_UNAVAILABLE' });

      await bench.collect(byWatermark);
      await puller.round(never);

      expect((await bench.known()).size).toBe(1);
    });

    it('are read by a connection that cannot write, whatever its login may', async () => {
      await bench.insert(1);
      const server = await bench.database.open({ url: bench.database.ownerUrl, statementSeconds: 60 });

      const written = await server.query(`DELETE FROM ${bench.sql}`, []).catch((error: unknown) => error);
      await server.close();

      expect(written).toMatchObject({ code: 'SOURCE_UNAVAILABLE' });
      expect((await bench.table()).size).toBe(1);
    });

    it('are not waited for longer than the server is given for a statement', async () => {
      const server = await bench.database.open({ url: bench.database.readerUrl, statementSeconds: 1 });

      const slept = await server.query(`SELECT ${bench.database.sleep}`, []).catch((error: unknown) => error);
      await server.close();

      expect(slept).toMatchObject({ code: 'SOURCE_UNAVAILABLE' });
    });
  });
}
