import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CariHesapAcildi, UrunTanimlandi } from '@kervan/contracts';
import { eventually, scenario, type Scenario } from '@kervan/testing';
import { legacyGateway } from '../legacy-gateway.js';
import { branchFile, branchRows, slip } from '../quarantine/repair.mother.js';

describe('a file that comes while what the gateway knows is rebuilt', () => {
  let root: string;
  let s: Scenario;

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'gateway-rebuild-'));
    const [SOURCES_DIR, WATCH_FOLDER] = [join(root, 'sources'), join(root, 'received')];
    await mkdir(SOURCES_DIR);
    await writeFile(join(SOURCES_DIR, 'branch.yaml'), branchFile);
    s = await scenario(legacyGateway, { SOURCES_DIR, WATCH_FOLDER });
    await s.when(UrunTanimlandi, { sku: 'ÇAY', unit: 'C62', kdvClass: 'GENERAL', stocked: true });
    await s.when(CariHesapAcildi, {
      ...{ accountNo: 'A1', segment: 'WHOLESALE', currency: 'TRY', status: 'ACTIVE', creditLimit: '1.00' },
    });
  });
  afterAll(async () => {
    await s.close();
    await rm(root, { recursive: true });
  });

  const sale = () => s.query(`SELECT FROM outbox WHERE key = '1'`);

  it('waits, and nothing of it is quarantined for what is only not told again yet', async () => {
    // As a rebuild leaves it, halfway: nothing is known, and not everything is consumed again.
    await s.query('DELETE FROM account');
    await s.query('UPDATE inbox_partition SET replay_until = next_offset + 1');
    const path = join(root, 'received', 'branch', '1.csv');
    await writeFile(path, branchRows(slip('1')));
    await writeFile(`${path}.done`, '');
    // Its lease of ten seconds is that of a second try.
    await eventually('the file to be tried', async () => {
      const tried = await s.query(
        `SELECT FROM arrival WHERE finished_at IS NOT NULL OR lease_until > started_at + interval '10.9 s'`,
      );
      return tried.length === 1;
    });
    expect(await sale()).toEqual([]);

    await s.query(
      `WITH told AS (INSERT INTO account (account_no, currency, status) VALUES ('A1', 'TRY', 'ACTIVE'))
       UPDATE inbox_partition SET replay_until = 0`,
    );

    await eventually('the sale', async () => (await sale()).length === 1);
    expect(await s.query('SELECT FROM quarantine')).toEqual([]);
  });
});
