import { beforeEach, describe, expect, it } from '@jest/globals';
import { pullAll } from '../../pulling/pulling.mother.js';
import type { TableBench, Way } from './table-bench.mother.js';

/** Declares what holds for tables whose key may be without a value. */
export function describeKeylessRows(bench: () => TableBench, ways: readonly Way[]): void {
  describe('of which some rows have no value in their key', () => {
    const told = async (...files: string[]) => {
      const rows = await Promise.all(files.map((file) => bench().pulling.rowsOf(file)));
      return rows.flat().map(({ depot, no, quantity, _change }) => [depot, no, quantity, _change]);
    };

    beforeEach(async () => {
      await bench().reset('UNIQUE');
      for (let no = 0; no < 20; no += 1) await bench().insert(no);
    });

    it.each(ways)('are told of all others, and of these once (%s)', async (_, changes, login) => {
      await bench().insertKeyless(9, "'A'", 'NULL');
      await bench().insertKeyless(8, 'NULL', '1');
      await bench().insertKeyless(1, 'NULL', 'NULL');
      const options = { url: bench().database[login], pageRows: 4, pullRows: 8 };
      const puller = bench().puller(await bench().collect(changes, options), 0);

      for (let looks = 0; looks < 4; looks += 1) await pullAll(puller);

      const rows = await told(...(await bench().pulling.files()));
      const keyless = rows.filter(([, , , change]) => change !== '');
      expect(keyless.sort()).toEqual(
        [
          ...Array.from({ length: 9 }, (_, index) => ['A', '', `${index + 1}.000`, 'keyless']),
          ...Array.from({ length: 8 }, (_, index) => ['', '1', `${index + 1}.000`, 'keyless']),
          ['', '', '1.000', 'keyless'],
        ].sort(),
      );
      const others = rows.filter(([, , , change]) => change === '');
      expect(new Set(others.map(([, no]) => no)).size).toBe(20);
      expect(others).toHaveLength(20);
    });

    it.each(ways)(
      'are told of one that gets its key, which is not told as gone (%s)',
      async (_, changes, login) => {
        await bench().insertKeyless(2, "'A'", 'NULL');
        const puller = bench().puller(await bench().collect(changes, { url: bench().database[login] }), 0);
        await pullAll(puller);
        const before = await bench().pulling.files();
        await bench().owner.run(
          `UPDATE ${bench().sql} SET no = 77, changed_at = ${bench().database.now} WHERE no IS NULL AND miktar = 2`,
        );

        for (let looks = 0; looks < 4; looks += 1) await pullAll(puller);

        const files = (await bench().pulling.files()).slice(before.length);
        expect(await told(...files)).toEqual([['A', '77', '2.000', '']]);
      },
    );

    it('are told with all rows of their document, and of those of none', async () => {
      await bench().insertKeyless(2, "'A'", 'NULL');
      await bench().insertKeyless(2, 'NULL', '1');
      await bench().insertKeyless(1, "''", '2');
      const collect = await bench().collect({ by: 'hash' });
      const documents = collect.columns.map((column) => ({ ...column, document: column.name === 'depot' }));
      const puller = bench().puller({ ...collect, columns: documents }, 0);
      await pullAll(puller);
      await bench().owner.run(`DELETE FROM ${bench().sql} WHERE no IS NULL AND miktar = 1`);
      for (let looks = 0; looks < 3; looks += 1) await pullAll(puller);

      const [first = '', second = '', ...more] = await bench().pulling.files();
      const rows = await told(first);
      expect(rows.slice(0, 3)).toEqual([
        ['', '1', '1.000', 'keyless'],
        ['', '1', '2.000', 'keyless'],
        ['', '2', '1.000', 'keyless'],
      ]);
      expect(rows.slice(3)).toHaveLength(22);
      expect(await told(second)).toHaveLength(21);
      expect(more).toEqual([]);
    });
  });
}
