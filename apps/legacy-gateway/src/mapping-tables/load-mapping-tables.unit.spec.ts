import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadMappingTables, mappingsBeside } from './load-mapping-tables.js';

describe('the mapping tables of a folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mappings-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const write = async (name: string, text: string) => {
    await mkdir(join(folder, 'mappings'), { recursive: true });
    await writeFile(join(folder, 'mappings', name), text);
  };

  it('are ours alone where there is no such folder', async () => {
    expect([...(await loadMappingTables(mappingsBeside(folder))).keys()]).toEqual(['units']);
  });

  it('are what their files say, YAML or JSON, every number as it stands there', async () => {
    await write('items.yaml', 'table: items\nversion: 3\nentries:\n  00123: 007\n  A-1: 85123A\n  1e3: no\n');
    await write('depots.json', '{ "table": "depots", "version": 1, "entries": { "1": "MERKEZ" } }');
    await write('.items.yaml.swp', 'not a table');
    const tables = await loadMappingTables(mappingsBeside(folder));

    expect(tables.get('items')?.entries).toEqual(
      new Map([
        ['00123', '007'],
        ['A-1', '85123A'],
        ['1e3', 'no'],
      ]),
    );
    expect(tables.get('items')?.version).toBe(3);
    expect(tables.get('depots')?.entries).toEqual(new Map([['1', 'MERKEZ']]));
  });

  it('have their own units where a file says so', async () => {
    await write('units.yaml', 'table: units\nversion: 9\nkeys: folded\nentries:\n  Düz: C62\n');
    const units = (await loadMappingTables(mappingsBeside(folder))).get('units');
    expect(units).toMatchObject({ version: 9, entries: new Map([['düz', 'C62']]) });
  });

  it('are refused with every fault of every file', async () => {
    await write('a.yaml', 'table: a\nversion: one\n');
    await write('b.yaml', 'table: b\nversion: 1\nentries: { x: 1, x: 2 }\n');
    await write('c.yaml', 'table: c\nversion: 1\nentries: { x: "1" }\n');
    await write('d.yaml', 'table: c\nversion: 1\nentries: { x: "1" }\n');
    await write('e.yaml', 'table: [e\n');
    await expect(loadMappingTables(mappingsBeside(folder))).rejects.toMatchObject({
      code: 'SOURCE_INVALID',
      message: expect.stringMatching(
        /^mappings\/a\.yaml: version: .*; entries: .*\nmappings\/b\.yaml: .*unique[^]*\nmappings\/d\.yaml: table: c is in c\.yaml too\nmappings\/e\.yaml: /,
      ),
    });
  });
});
