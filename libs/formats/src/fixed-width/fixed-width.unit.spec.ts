import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { CsvLayout, csvParser } from '../csv/index.js';
import { documentsOf, faultsOf, outcomeOf } from '../csv/csv.mother.js';
import { fixture } from '../samples.mother.js';
import { FixedWidthLayout } from './fixed-width-layout.js';
import { fixedWidthParser } from './parse-fixed-width.js';

const number = { type: 'decimal', decimal: '.', implied: 2 };
const text = { type: 'text' };
const mapping = {
  rows: 'together',
  key: 'no',
  become: [
    {
      document: {
        kind: 'order',
        number: 'no',
        issueDate: 'day',
        seller: {},
        buyer: { id: 'account' },
        line: { sellersId: 'sku', name: 'name', quantity: 'quantity', net: 'net' },
      },
    },
  ],
};

/** Orders of a host: a head, its lines, and a trailer that counts the lines. */
function host(changes: object = {}): FixedWidthLayout {
  return FixedWidthLayout.parse({
    charset: 'cp857',
    typeAt: { at: 1, length: 1 },
    records: [
      {
        type: 'H',
        role: 'head',
        columns: [
          { name: 'no', at: 2, length: 6, value: text },
          { name: 'day', at: 8, length: 8, value: { type: 'day', pattern: 'DDMMYYYY' } },
          { name: 'account', at: 16, length: 6, value: text },
        ],
      },
      {
        type: 'D',
        role: 'line',
        columns: [
          { name: 'sku', at: 2, length: 5, value: text },
          { name: 'quantity', at: 7, length: 7, value: { ...number, implied: 3 } },
          { name: 'net', at: 14, length: 8, value: number },
          { name: 'name', at: 22, length: 10, value: text },
        ],
      },
    ],
    trailer: { type: 'T', count: { at: 2, length: 6 } },
    mapping,
    ...changes,
  });
}

const lines = [
  'H000001150220241200001',
  'DA-1  000200000012345Çaydanlık ',
  'DB-2  000050000001-',
  'H00000216022024120002',
  'DC-3  0001000',
  'T000003',
].map((line, index) => (index === 0 ? line.slice(0, 21) : line));
const file = (...rows: string[]) => iconv.encode(rows.join('\r\n') + '\r\n', 'cp857');
/** The file with one of its lines replaced. */
const withLine = (index: number, line: string) => file(...lines.with(index, line));

describe('a file of fixed width', () => {
  it('gives the values of a head to the lines after it', async () => {
    const parsed = await outcomeOf(fixedWidthParser(host()), file(...lines));
    expect(faultsOf(parsed)).toEqual([]);
    expect(documentsOf(parsed)).toMatchObject([
      {
        number: '000001',
        issueDate: '2024-02-15',
        buyer: { ids: [{ id: '120000' }] },
        lines: [
          { item: { sellersId: 'A-1', name: 'Çaydanlık' }, quantity: '2', net: '123.45' },
          { item: { sellersId: 'B-2', name: null }, quantity: '0.5', net: '-0.01' },
        ],
      },
      { number: '000002', lines: [{ item: { sellersId: 'C-3' }, quantity: '1', net: null }] },
    ]);
  });

  it.each([
    ['a tab', 2, 'DB-2\t', 'FORMAT_ERROR line 3 @56: a tab moves the columns'],
    ['another type', 2, 'XB-2', 'FORMAT_ERROR line 3 @56: the type of the record is not known'],
    ['more places', 2, `D${'x'.repeat(40)}`, 'FORMAT_ERROR line 3 @56: the line has 41 places instead of 31'],
    ['no number', 2, 'DB-2  0x', 'FORMAT_ERROR line 3 @56: quantity is no decimal as its source writes it'],
    ['another count', 5, 'T000004', 'COUNT_MISMATCH line 6 @115: there are 3 lines and said to be 4'],
    ['no trailer', 5, '', 'FILE_INCOMPLETE end @117: the trailer is missing'],
  ])('is told to have %s', async (_, index, line, fault) => {
    expect(faultsOf(await outcomeOf(fixedWidthParser(host()), withLine(index, line)))).toContain(fault);
  });

  it('counts bytes or characters, as its source does', async () => {
    const wide = host({ charset: 'utf-8', places: 'characters' });
    const bytes = Buffer.from(lines.with(1, 'DŞİŞ  000200000012345Çaydanlık').join('\n'));
    const [first] = documentsOf(await outcomeOf(fixedWidthParser(wide), bytes));
    expect(first).toMatchObject({ lines: [{ item: { sellersId: 'ŞİŞ', name: 'Çaydanlık' } }, {}] });
    const narrow = host({ charset: 'utf-8', places: 'bytes' });
    const cut = Buffer.from(lines.with(1, 'DŞİŞ').join('\n'));
    const faults = faultsOf(await outcomeOf(fixedWidthParser(narrow), cut));
    expect(faults[0]).toContain('line 2 @22: a character stands across the border of a column');
  });

  it('has its columns where they are in the file, also after letters whose marks stand apart', async () => {
    const apart = 'DS\u{327}I\u{307}S000012300012345C\u{327}aydanlık';
    const layout = host({ charset: 'utf-8', places: 'characters' });
    const bytes = Buffer.from(lines.with(1, apart).join('\n'));
    const parsed = await outcomeOf(fixedWidthParser(layout), bytes);
    expect(faultsOf(parsed)).toEqual([]);
    expect(documentsOf(parsed)[0]).toMatchObject({
      lines: [{ item: { sellersId: 'ŞİS', name: 'Çaydanlık' }, quantity: '0.123', net: '123.45' }, {}],
    });
  });

  it('is refused with its byte in another charset', async () => {
    const parsed = await outcomeOf(fixedWidthParser(host({ charset: 'utf-8' })), file(...lines));
    expect(faultsOf(parsed)).toEqual(['ENCODING_ERROR line 2 @44: is no utf-8']);
    expect(documentsOf(parsed)).toEqual([]);
  });
});

describe('the twins of SAP: one file of fixed width, one with commas', () => {
  const become = [
    {
      document: {
        kind: 'order',
        number: 'PO',
        issueDate: 'CRDT',
        seller: {},
        buyer: {},
        line: { sellersId: 'Mat', quantity: { constant: '1' }, net: 'AMT' },
      },
    },
  ];
  const rows = { rows: 'row', become };
  const day = { type: 'day', pattern: 'MMDDYYYY' };
  const names = ['Date', 'Mat', 'PO', 'GRP1', 'GRP2', 'GRP3', 'GRP4', 'AMT', 'CRDT'];
  const valueOf = (name: string) => (name === 'AMT' ? number : name === 'CRDT' ? day : text);

  it('are the same documents', async () => {
    const widths = [6, 10, 10, 3, 3, 4, 4, 15, 8];
    const starts = widths.map((_, index) => 1 + widths.slice(0, index).reduce((sum, one) => sum + one, 0));
    const columns = names.map((name, index) => ({
      name,
      at: starts[index],
      length: widths[index],
      value: valueOf(name),
    }));
    const fixed = fixedWidthParser(
      FixedWidthLayout.parse({
        charset: 'utf-8',
        headings: 1,
        records: [{ role: 'line', columns }],
        mapping: rows,
      }),
    );
    const comma = csvParser(
      CsvLayout.parse({
        charset: 'utf-8',
        dialect: { separator: ',' },
        header: 'names',
        columns: names.map((name) => ({ name, value: valueOf(name) })),
        mapping: rows,
      }),
    );
    const one = documentsOf(await outcomeOf(fixed, fixture('fixed-width/header-line-no-decimal-point.txt')));
    const other = documentsOf(await outcomeOf(comma, fixture('fixed-width/delimited-with-blank-line.csv')));
    expect(one).toHaveLength(3);
    expect(one).toEqual(other);
    expect(one[0]).toMatchObject({
      number: '01TEST123',
      issueDate: '2023-10-15',
      lines: [{ item: { sellersId: 'FABCDX' }, net: '282599.9' }],
    });
  });
});

describe('a layout of fixed width that contradicts itself', () => {
  it('makes no parser', () => {
    const { records } = host();
    expect(() => fixedWidthParser(host({ typeAt: null }))).toThrow(RangeError);
    expect(() => fixedWidthParser(host({ records: [...records, ...records] }))).toThrow('one type');
  });
});
