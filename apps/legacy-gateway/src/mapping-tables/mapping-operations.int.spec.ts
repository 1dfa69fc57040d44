import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { scenario, type Scenario } from '@kervan/testing';
import { legacyGateway } from '../legacy-gateway.js';
import { mappingTable } from './mapping-table.js';
import { MappingTables } from './mapping-tables.js';

describe('mapping tables of a running gateway', () => {
  let folder: string;
  let s: Scenario;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mappings-'));
    await mkdir(join(folder, 'sources', 'mappings'), { recursive: true });
    await writeFile(
      join(folder, 'sources', 'mappings', 'items.yaml'),
      'table: items\nversion: 3\nentries:\n  A-1: 85123A\n',
    );
    s = await scenario(legacyGateway, {
      WATCH_FOLDER: join(folder, 'incoming'),
      SOURCES_DIR: join(folder, 'sources'),
    });
  });
  beforeEach(() => s.query('TRUNCATE mapping_entry'));
  afterAll(async () => {
    await s.close();
    await rm(folder, { recursive: true });
  });

  const set = (path: string, value: string, reason = 'a new item') =>
    s.http('PUT', `/ops/mappings/${path}`, { value, reason });
  const get = async (path: string) => (await s.http('GET', `/ops/mappings${path}`)).body;
  const audited = async () =>
    s.query<{ subject: string; details: object }>(
      `SELECT subject, details::json AS details FROM operator_audit WHERE action = 'mapping.set' ORDER BY no DESC LIMIT 1`,
    );

  it('are listed with their versions', async () => {
    await set('items/B-2', '21777');
    expect(await get('')).toMatchObject({
      tables: [
        { table: 'items', version: '3.1', keys: 'exact', entries: 1 },
        { table: 'units', version: '1.0', keys: 'folded' },
      ],
    });
  });

  it('say what a name means, from the moment somebody said it', async () => {
    expect(await get('/items/B-2')).toEqual({ table: 'items', key: 'B-2', value: null, version: '3.0' });
    expect(await set('items/B-2', '21777')).toMatchObject({
      status: 200,
      body: { table: 'items', key: 'B-2', value: '21777', version: '3.1' },
    });
    expect(await get('/items/B-2')).toMatchObject({ value: '21777', version: '3.1' });
    expect(await get('/items/A-1')).toMatchObject({ value: '85123A', version: '3.1' });
    expect(await audited()).toEqual([{ subject: 'items/B-2', details: { value: '21777', version: '3.1' } }]);
  });

  it('keep who changed what and why, and change nothing when it is said again', async () => {
    await set('items/A-1', '85123B', 'the old one was wrong');
    await set('items/A-1', '85123B', 'said again');
    await set('items/A-1', '85123C', 'no, this one');
    expect(await get('/items')).toMatchObject({
      items: [
        {
          no: 2,
          key: 'A-1',
          value: '85123C',
          version: '3.2',
          setBy: expect.any(String),
          reason: 'no, this one',
        },
        { no: 1, key: 'A-1', value: '85123B', version: '3.1', reason: 'the old one was wrong' },
      ],
      next: null,
    });
    expect(await get('/items/A-1')).toMatchObject({ value: '85123C', version: '3.2' });
  });

  it('fold the keys of tables that do', async () => {
    await set('units/KASA', 'C62', 'crates are counted');
    expect(await get('/units/kasa')).toMatchObject({ key: 'kasa', value: 'C62', version: '1.1' });
  });

  it('number changes without gap, however many come at once', async () => {
    const keys = Array.from({ length: 20 }, (_, index) => `K-${index}`);
    const answers = await Promise.all(keys.map((key) => set(`items/${key}`, '21777')));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await s.query('SELECT min(version), max(version), count(*) FROM mapping_entry')).toEqual([
      { min: 1, max: 20, count: 20 },
    ]);
  });

  it.each([
    ['another table', 'nothing/A-1', 'x', 404],
    ['the tax number of a person as a key', 'items/10000000146', 'x', 422],
    ['no meaning', 'items/A-1', '', 422],
  ])('refuse %s', async (_, path, value, status) => {
    expect(await set(path, value)).toMatchObject({ status });
    expect(await s.query('SELECT 1 FROM mapping_entry')).toEqual([]);
  });

  it('believe a new version of a file before an older change, where it says something of the name', async () => {
    await set('items/A-1', '85123B');
    await set('items/B-2', '21777');
    const tables = new MappingTables(
      new Map([['items', mappingTable('items', 4, 'exact', { 'A-1': '85123A' })]]),
    );
    const db = {
      query: <Row extends object>(sql: string, parameters?: readonly unknown[]) =>
        s.query<Row>(sql, parameters),
    };
    const answers = await tables.ask(db, [
      { table: 'items', name: 'A-1' },
      { table: 'items', name: 'B-2' },
      { table: 'items', name: 'C\u0000' },
    ]);
    expect([answers.meaning('items', 'A-1'), answers.meaning('items', 'B-2')]).toEqual(['85123A', '21777']);
    expect(answers.meaning('items', 'C\u0000')).toBeUndefined();
    expect(answers.version('items')).toBe('4.2');
  });
});
