import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FaturaKesildi } from '@kervan/contracts';
import { eventually, scenario, type Scenario } from '@kervan/testing';
import iconv from 'iconv-lite';
import { stringify } from 'yaml';
import { legacyGateway } from '../legacy-gateway.js';
import { csvDestination } from './destinations/destinations.mother.js';
import { invoice } from './invoice.mother.js';

describe('an invoice that a legacy system is to have', () => {
  let folder: string;
  let s: Scenario;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gateway-outbound-'));
    await mkdir(join(folder, 'declared'));
    await writeFile(join(folder, 'declared', 'muhasebe.yaml'), stringify(csvDestination()));
    s = await scenario(legacyGateway, {
      WATCH_FOLDER: join(folder, 'in'),
      DESTINATIONS_DIR: join(folder, 'declared'),
      OUTBOUND_FOLDER: join(folder, 'out'),
    });
  });
  afterAll(async () => {
    await s.close();
    await rm(folder, { recursive: true });
  });

  const fileOf = (invoiceNo: string) => join(folder, 'out', 'muhasebe', `FATURA-${invoiceNo}.csv`);
  const isThere = (path: string) =>
    readFile(path).then(
      () => true,
      () => false,
    );
  const status = async () => (await s.http('GET', '/ops/outbound')).body;

  it('becomes a file, told once however often it comes', async () => {
    const id = await s.when(FaturaKesildi, invoice());
    await eventually('the file', () => isThere(fileOf('KRV2026000000001')));
    await s.redeliver(id);

    expect(iconv.decode(await readFile(fileOf('KRV2026000000001')), 'windows-1254')).toContain(
      'KRV2026000000001;02.03.2026;120.00042;TRY;ŞEKER-İĞNE;ADET;1,500;1.234,500000;1.851,75\r\n',
    );
    await eventually('the note of it', async () => JSON.stringify(await status()).includes('"written":1'));
    expect(await status()).toMatchObject([
      {
        destination: 'muhasebe',
        configured: true,
        written: 1,
        waiting: 0,
        failing: 0,
        lastFile: 'FATURA-KRV2026000000001.csv',
      },
    ]);
    await s.thenNothing();
  });

  it('is told to whoever collects metrics as long as it cannot be written', async () => {
    const files = async () => {
      const lines = String((await s.http('GET', '/metrics')).body).split('\n');
      const valueOf = (name: string) =>
        lines
          .find((line) => line.startsWith(name))
          ?.split(' ')
          .at(-1);
      return {
        waiting: valueOf('erp_outbound_backlog{destination="muhasebe",state="waiting"'),
        failing: valueOf('erp_outbound_backlog{destination="muhasebe",state="failing"'),
        isAging: Number(valueOf('erp_outbound_oldest_age_seconds{destination="muhasebe"')) > 0,
      };
    };
    expect(await files()).toEqual({ waiting: '0', failing: '0', isAging: false });
    const blocked = fileOf('KRV2026000000003');
    await mkdir(join(blocked, 'not-empty'), { recursive: true });

    await s.when(FaturaKesildi, invoice({ invoiceNo: 'KRV2026000000003' }));

    await eventually('a try to fail', async () => (await files()).failing === '1');
    expect(await files()).toMatchObject({ waiting: '0', isAging: true });
    await rm(blocked, { recursive: true });
    await eventually('the file', async () => (await files()).failing === '0');
    expect(await files()).toEqual({ waiting: '0', failing: '0', isAging: false });
  });

  it('is parked with the name of the field when a character cannot be written, never written otherwise', async () => {
    const unwritable = [{ sku: 'ÇAY→5', quantity: '1', unitPrice: '1', kdvRate: '20' }];
    await s.when(FaturaKesildi, invoice({ invoiceNo: 'KRV2026000000002' }, unwritable));

    await s.thenParked('KRV2026000000002', 'ENCODING_ERROR');
    const [parked] = await s.query<{ message: string }>(
      `SELECT error AS message FROM parked_event WHERE key = 'KRV2026000000002'`,
    );
    expect(parked?.message).toContain(
      'muhasebe: Stok Kodu: the character U+2192 cannot be written in windows-1254',
    );
    expect(await isThere(fileOf('KRV2026000000002'))).toBe(false);
  });

  it('is left out when it is of a day before the destination begins', async () => {
    await s.when(FaturaKesildi, invoice({ invoiceNo: 'KRV2025000000001', issueDate: '2025-12-31' }));

    expect(await s.query(`SELECT FROM outbound_record WHERE event_key = 'KRV2025000000001'`)).toEqual([]);
  });
});

describe('a gateway whose destinations have faults', () => {
  it('does not start', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gateway-outbound-'));
    await writeFile(join(folder, 'a.yaml'), 'name: A');

    await expect(
      scenario(legacyGateway, { WATCH_FOLDER: folder, DESTINATIONS_DIR: folder, OUTBOUND_FOLDER: folder }),
    ).rejects.toMatchObject({ code: 'DESTINATION_INVALID' });

    await rm(folder, { recursive: true });
  });
});
