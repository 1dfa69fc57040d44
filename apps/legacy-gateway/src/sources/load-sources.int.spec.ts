import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { KervanError } from '@kervan/contracts';
import { loadSources } from './load-sources.js';
import { shippedSources } from './shipped-sources.mother.js';

describe('loadSources', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sources-'));
    await cp(shippedSources, folder, { recursive: true });
  });
  afterEach(() => rm(folder, { recursive: true }));

  const change = async (file: string, from: string | RegExp, to: string) => {
    const text = await readFile(join(folder, file), 'utf8');
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    await writeFile(join(folder, file), changed);
  };
  const faults = async (): Promise<string[]> => {
    const refusal: unknown = await loadSources(folder).catch((error: unknown) => error);
    if (!(refusal instanceof KervanError)) throw new Error('the sources were taken');
    expect(refusal.code).toBe('SOURCE_INVALID');
    return refusal.message.split('\n');
  };

  it('reads the shipped examples', async () => {
    const sources = await loadSources(folder);

    expect(sources.map(({ name, version }) => [name, version])).toEqual([
      ['branch-sales', expect.stringMatching(/^[0-9a-f]{12}$/)],
      ['edi-orders', expect.stringMatching(/^[0-9a-f]{12}$/)],
      ['product-list', expect.stringMatching(/^[0-9a-f]{12}$/)],
      ['warehouse-levels', expect.stringMatching(/^[0-9a-f]{12}$/)],
    ]);
  });

  it('reads the example of the README, which is one of them', async () => {
    const readme = await readFile(new URL('../../../../README.md', import.meta.url), 'utf8');

    expect(readme).toContain(await readFile(join(shippedSources, 'product-list.yaml'), 'utf8'));
  });

  it('reads JSON as it reads YAML', async () => {
    const source = {
      name: 'json-source',
      collect: { kind: 'folder' },
      read: { format: 'ubl' },
      documents: { takes: ['invoice'], account: { by: 'taxId' } },
    };
    await writeFile(join(folder, 'source.json'), JSON.stringify(source));

    expect((await loadSources(folder)).map(({ name }) => name)).toContain('json-source');
  });

  it('gives a declaration another version with every change of it', async () => {
    const versions = async () => (await loadSources(folder)).map(({ version }) => version);
    const before = await versions();
    await change('edi-orders.yaml', 'currency: TRY', 'currency: EUR');

    const after = await versions();

    expect(after.map((version, index) => version === before[index])).toEqual([true, false, true, true]);
  });

  it('tells all faults of all files together, each with its file and field', async () => {
    await change('branch-sales.yaml', 'charset: windows-1254', 'charset: latin1');
    await change('branch-sales.yaml', 'takes: [order]', 'takes: [order]\n  colour: red');
    await change('edi-orders.yaml', 'name: edi-orders', 'name: Edi Orders');
    await writeFile(join(folder, 'broken.yaml'), 'name: [broken');

    expect(await faults()).toEqual([
      expect.stringMatching(/^branch-sales\.yaml: read\.charset: /),
      'branch-sales.yaml: documents.colour: is no field of a source',
      expect.stringMatching(/^broken\.yaml: line 1: /),
      'edi-orders.yaml: name: must be small letters, digits and dashes',
    ]);
  });

  it.each([
    [
      'a layout that contradicts itself',
      'branch-sales.yaml',
      'key: slip',
      'key: slipp',
      /^branch-sales\.yaml: read: .*"slipp"/,
    ],
    [
      'a trailer that tells the end of files which have none',
      'product-list.yaml',
      'collect: { kind: folder }',
      'collect: { kind: folder }\nfiles: { complete: { by: trailer } }',
      'product-list.yaml: files.complete.by: needs read.footer',
    ],
    [
      'numbers that are due on a day',
      'product-list.yaml',
      'collect: { kind: folder }',
      "collect: { kind: folder }\nfiles: { order: { pattern: 'P{sequence}.csv', missing: apply, dueAfterDays: 1 } }",
      'product-list.yaml: files.order.dueAfterDays: is for names with {date}',
    ],
    [
      'a name that is taken',
      'edi-orders.yaml',
      'name: edi-orders',
      'name: branch-sales',
      'edi-orders.yaml: name: is that of branch-sales.yaml too',
    ],
    [
      'the name of what is no source',
      'edi-orders.yaml',
      'name: edi-orders',
      'name: processed',
      'edi-orders.yaml: name: processed is not free',
    ],
    [
      'a pattern without a place',
      'branch-sales.yaml',
      'SATIS_{date}.csv',
      'SATIS.csv',
      'branch-sales.yaml: files.order.pattern: must have {sequence} or {date} once',
    ],
    [
      'rows that nobody pulls',
      'edi-orders.yaml',
      'format: edifact',
      'format: pulled, mapping: {rows: row, become: []}',
      /^edi-orders\.yaml: /,
    ],
    [
      'a field twice',
      'edi-orders.yaml',
      'zip: true',
      'zip: true\n  zip: false',
      /^edi-orders\.yaml: line \d+: /,
    ],
  ])('refuses %s', async (_, file, from, to, expected) => {
    await change(file, from, to);

    const [fault] = await faults();

    expect(fault).toEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected));
  });

  it('refuses mapping tables that are wrong, or not there', async () => {
    await change('branch-sales.yaml', 'mapping: branch-units', 'mapping: branch-unit');
    expect(await faults()).toEqual([
      'branch-sales.yaml: documents.unit.mapping: there is no table branch-unit',
    ]);

    await change('mappings/branch-units.yaml', 'version: 1', 'version: one');
    expect(await faults()).toEqual([expect.stringMatching(/^mappings\/branch-units\.yaml: version: /)]);
  });

  it('refuses a file of WE60 that is not there', async () => {
    const source = {
      name: 'idocs',
      collect: { kind: 'folder' },
      read: { format: 'idocFlat', charset: 'utf-8', we60: 'missing.txt' },
      documents: { takes: ['product'] },
    };
    await writeFile(join(folder, 'idocs.json'), JSON.stringify(source));

    expect(await faults()).toEqual([expect.stringMatching(/^idocs\.json: read: .*missing\.txt/)]);
  });
});
