import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { csvParser, CsvLayout, type Parsed } from '@kervan/formats';
import { csvHeader, csvOfRows } from './csv-of-rows.js';
import { csvLayoutOf } from './csv-layout-of.js';
import type { PulledRow } from './pull-source.js';
import { PulledColumn, pulledColumns } from './pulled-column.js';

const columns = pulledColumns(PulledColumn).parse([
  { name: 'sku', key: true },
  { name: 'title' },
  { name: 'unit', value: { type: 'text', codes: { Adet: 'C62' } } },
]);
const mapping = CsvLayout.shape.mapping.parse({
  rows: 'row',
  become: [{ document: { kind: 'product', sku: 'sku', name: 'title', unit: 'unit' } }],
});

async function readBack(
  rows: readonly PulledRow[],
  become: (typeof mapping)['become'] = mapping.become,
): Promise<Parsed[]> {
  const names = columns.map(({ name }) => name);
  const bytes = Buffer.from(csvHeader(names) + csvOfRows(names, rows));
  const parse = csvParser(CsvLayout.parse(csvLayoutOf(columns, { ...mapping, become })));
  const parsed: Parsed[] = [];
  for await (const one of parse(Readable.from([bytes]))) parsed.push(one);
  return parsed.filter(({ kind }) => kind !== 'passed');
}

describe('files of pulled rows', () => {
  it('are read back as they were pulled, whatever stands in them', async () => {
    const titles = ['İğne, "çelik" 15"', 'iki\nsatır', "tek'tırnak;", 'x\ty', '"'];
    const rows = titles.map((title, index) => ({ sku: `S${index}`, title, unit: 'Adet' }));

    const parsed = await readBack(rows);

    const found = parsed.map((one) => one.kind === 'document' && one.document);
    expect(found).toEqual(
      rows.map(({ sku, title }) =>
        expect.objectContaining({ kind: 'product', sku, name: title, unit: 'C62' }),
      ),
    );
  });

  it.each([
    ['many lines', 150, [true, true]],
    ['more lines than a record may have bytes for', 150_000, [false, true]],
  ])('have no row in a text of %s', async (_, breaks, documents) => {
    const title = `${'\n'.repeat(breaks)}FORGED,Forged,,\n`.repeat(breaks > 1000 ? 10 : 1);

    const parsed = await readBack([{ sku: 'S1', title: `x${title}x` }, { sku: 'S2' }]);

    expect(parsed.map(({ kind }) => kind === 'document')).toEqual(documents);
  });

  it('have nothing for what is null', async () => {
    const [parsed] = await readBack([{ sku: 'S1', title: null }]);

    expect(parsed).toMatchObject({ kind: 'document', document: { sku: 'S1', name: null, unit: null } });
  });

  it.each(['T\uFFFDrk', 'half \uD83D'])('have a row with lost letters refused alone (%j)', async (title) => {
    const parsed = await readBack([{ sku: 'S1' }, { sku: title }, { sku: 'S3' }]);

    expect(parsed).toMatchObject([
      { kind: 'document', document: { sku: 'S1' } },
      { kind: 'faulty', faults: [{ code: 'FORMAT_ERROR', place: { hint: 'line 3' } }] },
      { kind: 'document', document: { sku: 'S3' } },
    ]);
  });

  it('keep deleted rows from being read as rows that are there', async () => {
    const parsed = await readBack([{ sku: 'S1', _change: 'deleted' }, { sku: 'S2' }]);

    expect(parsed).toMatchObject([
      { kind: 'faulty', faults: [{ code: 'RULE_VIOLATION' }] },
      { kind: 'document', document: { sku: 'S2' } },
    ]);
  });

  it('have a row without its key refused alone, which names the columns of the key', async () => {
    const parsed = await readBack([
      { sku: 'S1' },
      { sku: null, title: 'x', _change: 'keyless' },
      { sku: 'S3' },
    ]);

    const detail = 'its source gives no value for what it is known by: sku';
    expect(parsed).toMatchObject([
      { kind: 'document', document: { sku: 'S1' } },
      { kind: 'faulty', faults: [{ code: 'FORMAT_ERROR', detail, place: { hint: 'line 3' } }] },
      { kind: 'document', document: { sku: 'S3' } },
    ]);
  });

  it('let the source say what a deleted row means', async () => {
    const gone = CsvLayout.shape.mapping.shape.become.element.parse({
      when: [{ column: '_change', startsWith: 'deleted' }],
      document: { kind: 'product', sku: 'sku', group: { constant: 'GONE' } },
    });

    const [parsed] = await readBack([{ sku: 'S1', _change: 'deleted' }], [gone, ...mapping.become]);

    expect(parsed).toMatchObject({ kind: 'document', document: { sku: 'S1', group: 'GONE' } });
  });

  it('have rows put together only where they are pulled together', () => {
    const together = { ...mapping, rows: 'together', key: 'sku' } as const;
    const document = columns.map((column) => ({ ...column, document: column.name === 'sku' }));

    expect(() => csvLayoutOf(columns, together)).toThrow('must be the only column of the document');
    expect(() => csvLayoutOf(document, { ...together, key: 'title' })).toThrow(RangeError);
    expect(() => csvLayoutOf(document, { ...together, rows: 'file' })).toThrow(RangeError);
    expect(csvLayoutOf(document, together).mapping).toMatchObject({ rows: 'together', key: 'sku' });
  });
});

describe('columns of a pulled source', () => {
  it.each([
    ['must have a key', [{ name: 'sku' }]],
    ['must not name two columns alike', [{ name: 'sku', key: true }, { name: 'SKU' }]],
    [
      'a document is told by its key',
      [
        { name: 'sku', key: true },
        { name: 'no', document: true },
      ],
    ],
    ['must be letters, digits and underscores', [{ name: '_change', key: true }]],
  ])('%s', (message, declared) => {
    const parsed = pulledColumns(PulledColumn).safeParse(declared);

    expect(parsed.error?.issues.map((issue) => issue.message)).toEqual([message]);
  });
});
