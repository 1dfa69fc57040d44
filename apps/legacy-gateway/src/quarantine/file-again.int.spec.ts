import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { eventually } from '@kervan/testing';
import { encode } from 'iconv-lite';
import { InterruptedUnitOfWork } from '../receiving/interrupted-unit-of-work.mother.js';
import type { ConfiguredSource } from '../sources/configured-source.js';
import { zipOf } from '../zip/zip.mother.js';
import { correct, correctedBytes } from './correct.js';
import { branchFile, branchRows, Repair, slip } from './repair.mother.js';

const withCharset = branchFile.replace('utf-8', 'windows-1254');
const footer = '  footer: { column: slip, startsWith: TOPLAM, count: account, sums: [] }\n  mapping:';
const withTotals = branchFile
  .replace('read:', 'files: { complete: { by: trailer } }\nread:')
  .replace('  mapping:', footer);
const withZip = branchFile.replace('read:', 'files: { zip: true }\nread:');

/** Readable as declared only as far as the first product that is written in Turkish letters. */
const turkish = encode(
  branchRows(
    slip('1', { item: 'TEA' }),
    slip('2', { item: 'TEA', account: 'B1' }),
    slip('3', { item: 'TEA' }),
    slip('4'),
  ),
  'windows-1254',
);
const all = { source: 'branch' };
const crash = () => Promise.reject(new Error('crash'));

describe('a file that was read as it should not be', () => {
  let repair: Repair;
  let mended: ConfiguredSource;

  beforeAll(async () => {
    repair = await Repair.open(testStores().databaseUrl);
    mended = await repair.declared(withCharset);
  });
  beforeEach(async () => {
    await repair.reset();
    await repair.receiving.database.query(`INSERT INTO product VALUES ('TEA', 'C62', 'GENERAL')`);
  });
  afterAll(() => repair.close());

  const open = async () => (await repair.records()).filter(({ state }) => state === 'OPEN');
  const left = async () => (await repair.receiving.names()).left;

  describe('whose rest could not be decoded', () => {
    beforeEach(async () => {
      await repair.receive('1.csv', turkish);
      expect(await repair.records()).toMatchObject([
        { code: 'ACCOUNT_NOT_FOUND' },
        { code: 'ENCODING_ERROR' },
      ]);
      expect(await repair.published()).toEqual(['1']);
    });

    it('is received again once its source is mended, and each document of it published once', async () => {
      await repair.know('B1');

      const replay = await repair.replay({ ...all, code: 'ENCODING_ERROR' }, { source: mended });
      expect(replay).toMatchObject({ items: { RETURNED: 1 } });
      expect(await open()).toEqual([]);
      await repair.receiveAll(mended);

      expect(await repair.published()).toEqual(['1', '2', '3', '4']);
      expect(await repair.accounts()).toMatchObject([
        { lines: 3, published: 1, duplicate: 2, quarantined: 0, allBytes: true },
        { lines: 4, published: 3, duplicate: 1, quarantined: 0, allBytes: true },
      ]);
      expect(await left()).toEqual([]);
    });

    it('leaves what is faulty still in quarantine, once', async () => {
      await repair.replay(all, { source: mended });
      await repair.receiveAll(mended);

      expect(await open()).toMatchObject([{ documentNo: '2', code: 'ACCOUNT_NOT_FOUND' }]);
      expect(await repair.published()).toEqual(['1', '3', '4']);
    });

    it('stays where it is as long as nothing is mended, and in a dry run', async () => {
      expect(await repair.replay({ ...all, code: 'ENCODING_ERROR' })).toMatchObject({ items: { FAULTY: 1 } });
      const dry = await repair.replay({ ...all, code: 'ENCODING_ERROR' }, { source: mended, dryRun: true });

      expect(dry).toMatchObject({ items: { RETURNED: 1 } });
      expect(await open()).toHaveLength(2);
      expect(await left()).toEqual([]);
    });

    it('is received again after a crash, however far the file was', async () => {
      await repair.know('B1');
      const id = await repair.ask(all);
      const sources = new Map([[mended.name, mended]]);
      const unitOfWork = new InterruptedUnitOfWork(repair.receiving.units, {
        ...{ batch: 1, before: 'commit', interrupt: crash },
      });
      await expect(repair.work({ leaseMs: 0, unitOfWork, parts: { sources } })).rejects.toThrow('crash');
      expect(await left()).toEqual(['1.csv', '1.csv.done']);
      await repair.receiveAll(mended);

      await repair.work({ worker: 'second', parts: { sources } });
      await repair.receiveAll(mended);

      expect(await repair.replayed(id)).toMatchObject({
        state: 'DONE',
        items: { RETURNED: 1, PUBLISHED: 1 },
      });
      expect((await repair.published()).sort()).toEqual(['1', '2', '3', '4']);
      expect(await open()).toEqual([]);
    });

    it('is not received before it is decided that it is', async () => {
      await repair.know('B1');
      const id = await repair.ask(all);
      let receiving = Promise.resolve();
      const interrupt = async () => {
        receiving = repair.receiveAll(mended);
        await eventually('receiving to wait', async () => {
          const waiting = await repair.receiving.database.query(
            `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
          );
          return waiting.length > 0;
        });
      };
      const unitOfWork = new InterruptedUnitOfWork(repair.receiving.units, {
        ...{ batch: 1, before: 'commit', interrupt },
      });

      await repair.work({ unitOfWork, parts: { sources: new Map([[mended.name, mended]]) } });
      await receiving;

      expect(await repair.replayed(id)).toMatchObject({ items: { RETURNED: 1, PUBLISHED: 1 } });
      expect((await repair.published()).sort()).toEqual(['1', '2', '3', '4']);
    });

    it('never takes the place of another file that waits', async () => {
      await repair.receiving.drop('1.csv', branchRows(slip('9', { item: 'TEA' })));

      const replay = await repair.replay(all, { source: mended });

      expect(await repair.items(replay.id)).toMatchObject([
        { outcome: 'FAULTY', code: 'ACCOUNT_NOT_FOUND' },
        { outcome: 'FAULTY', code: 'RESOURCE_EXISTS', reason: expect.stringContaining('1.csv') },
      ]);
      await repair.receiveAll(mended);
      expect(await repair.published()).toEqual(['1', '9']);
    });
  });

  describe('that was refused as a whole', () => {
    it('is received once its source does not refuse it any more', async () => {
      const strict = await repair.declared(withTotals);
      await repair.receive('1.csv', branchRows(slip('1'), slip('2')), strict);
      expect(await repair.records()).toMatchObject([{ code: 'FILE_INCOMPLETE', state: 'OPEN' }]);
      expect(await repair.replay(all, { source: strict })).toMatchObject({ items: { FAULTY: 1 } });

      expect(await repair.replay(all)).toMatchObject({ items: { RETURNED: 1 } });
      await access(join(repair.receiving.folder, '1.csv.done'));
      await repair.receiveAll();

      expect(await repair.published()).toEqual(['1', '2']);
      expect(await repair.accounts()).toMatchObject([
        { duplicate: 3, quarantined: 0, allBytes: true },
        { lines: 2, published: 2, allBytes: true },
      ]);
    });

    it('is known where somebody has dropped it again by then', async () => {
      await repair.receive('1.csv', branchRows(slip('1')), await repair.declared(withTotals));
      await repair.receive('2.csv', branchRows(slip('1')));

      expect(await repair.replay(all)).toMatchObject({ items: { DUPLICATE: 1 } });

      expect(await left()).toEqual([]);
      expect(await open()).toEqual([]);
    });

    it('is unpacked where it is an archive, which the source did not take', async () => {
      await repair.receive(
        'day.zip',
        zipOf({ name: '1.csv', bytes: branchRows(slip('1')) }),
        await repair.declared(withTotals),
      );
      const zipped = await repair.declared(withZip);
      expect(await repair.replay(all, { source: zipped })).toMatchObject({ items: { RETURNED: 1 } });
      const worker = repair.receiving.worker({ source: zipped, zip: true });
      await repair.receiving.receive(worker);
      await repair.receiving.receive(worker);

      expect(await repair.published()).toEqual(['1']);
      expect(await open()).toEqual([]);
    });

    it('cannot be corrected', async () => {
      await repair.receive('1.csv', branchRows(slip('1')), await repair.declared(withTotals));
      const [record] = await repair.records();
      const corrected = correctedBytes(Buffer.from(branchRows(slip('1'))).toString('base64'));

      const correcting = repair.receiving.units.run(({ db }) =>
        correct(db, record?.id ?? 0, corrected, { actor: 'ayse', reason: 'by hand' }),
      );

      await expect(correcting).rejects.toMatchObject({ code: 'QUARANTINE_STATE_INVALID' });
    });
  });
});
