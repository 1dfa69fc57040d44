import iconv from 'iconv-lite';
import { CsvLayout } from '../csv/csv-layout.js';
import { RowReader } from '../csv/row-reader.js';
import { FixedWidthLayout } from '../fixed-width/fixed-width-layout.js';
import { FixedWidthReader } from '../fixed-width/fixed-width-reader.js';
import { RowFileReader } from '../text/row-file-reader.js';
import type { Sample } from './corpus.js';

const text = { type: 'text' };
const amount = { type: 'decimal', decimal: ',', grouping: '.' };
const day = { type: 'day', pattern: 'DD.MM.YYYY' };

const order = {
  kind: 'order',
  number: 'Belge',
  issueDate: 'Tarih',
  seller: {},
  buyer: { id: 'Cari' },
  line: { sellersId: 'Stok', name: 'Ad', unit: 'Birim', quantity: 'Miktar', price: 'Fiyat' },
};
const become = [
  { when: [{ column: 'Belge', startsWith: 'A' }], document: { kind: 'refused', reason: 'an entry of debt' } },
  { when: [{ column: 'Belge', startsWith: 'S' }], document: { kind: 'product', sku: 'Stok', name: 'Ad' } },
  {
    when: [{ column: 'Miktar', first: 'negative' }],
    document: { ...order, kind: 'invoice', typeCode: '381', turned: true },
  },
  { document: order },
];

const table = [
  'Belge;Tarih;Cari;Stok;Ad;Birim;Miktar;Fiyat',
  'F-1;15.02.2024;120.01;\u{15E}\u{130}\u{15E}-1;"\u{15E}i\u{15F}; ""ince""\r\ncaml\u{131}";Adet;12;1.234,50',
  'F-1;15.02.2024;120.01;\u{C7}AY-2;\u{C7}aydanl\u{131}k;Kilogram;0,5;99,90',
  '',
  'F-2;15.02.2024;120.02;I\u{11E}DIR;I\u{11F}d\u{131}r | \u{11E};Adet;3-;1,00',
  'S-1;15.02.2024;;YEN\u{130};\u{DC}r\u{FC}n;;;',
  'A-1;15.02.2024;120.01;X;;;1;1',
  'TOPLAM;;5;;;;9,5;',
].join('\r\n');

function csvSample(
  charset: CsvLayout['charset'],
  rows: 'row' | 'together' | 'file',
  quotes: 'believed' | 'doubted' = 'doubted',
): Sample {
  const layout = CsvLayout.parse({
    charset,
    dialect: { separator: ';' },
    record: quotes === 'believed' ? { lines: null } : {},
    header: 'names',
    columns: [
      { name: 'Belge', value: text },
      { name: 'Tarih', value: day },
      { name: 'Cari', value: { ...text, suffix: '.0' } },
      { name: 'Stok', value: text },
      { name: 'Ad', value: text },
      { name: 'Birim', value: { ...text, codes: { Adet: 'C62', Kilogram: 'KGM' } } },
      { name: 'Miktar', value: amount },
      { name: 'Fiyat', value: amount },
    ],
    footer: { column: 'Belge', startsWith: 'TOPLAM', sums: [], count: 'Cari' },
    mapping: { rows, key: 'Belge', become },
  });
  return {
    name: `CSV in ${charset} by ${rows}, quotes ${quotes}`,
    family: 'rows',
    bytes: iconv.encode(table, charset, { addBOM: charset === 'utf-8' }),
    open: () => new RowFileReader(new RowReader(layout), layout.mapping),
  };
}

/** Records of a host: a head, its lines, and a trailer that counts the lines. */
function fixedWidthSample(charset: FixedWidthLayout['charset'], places: 'bytes' | 'characters'): Sample {
  const layout = FixedWidthLayout.parse({
    charset,
    places,
    typeAt: { at: 1, length: 1 },
    records: [
      {
        type: 'H',
        role: 'head',
        columns: [
          { name: 'Belge', at: 2, length: 6, value: text },
          { name: 'Tarih', at: 8, length: 8, value: { ...day, pattern: 'DDMMYYYY' } },
          { name: 'Cari', at: 16, length: 6, value: text },
        ],
      },
      {
        type: 'D',
        role: 'line',
        columns: [
          { name: 'Stok', at: 2, length: 5, value: text },
          { name: 'Birim', at: 7, length: 3, value: text },
          { name: 'Miktar', at: 10, length: 7, value: { ...amount, implied: 3 } },
          { name: 'Fiyat', at: 17, length: 8, value: { ...amount, implied: 2 } },
          { name: 'Ad', at: 25, length: 10, value: text },
        ],
      },
    ],
    trailer: { type: 'T', count: { at: 2, length: 6 } },
    mapping: { rows: 'together', key: 'Belge', become },
  });
  const lines = [
    'H00000115022024120001',
    'DA-1  ADT000200000012345\u{C7}aydanl\u{131}k ',
    'DB-2  KG 000050000000100',
    'H00000216022024120002',
    'DC-3  ADT000100-',
    'T000003',
  ];
  return {
    name: `fixed width in ${charset} by ${places}`,
    family: 'rows',
    bytes: iconv.encode(lines.join('\r\n'), charset),
    open: () => new RowFileReader(new FixedWidthReader(layout), layout.mapping),
  };
}

/** Files of rows: in every charset, and grouped in every way. */
export const samplesOfRows = (): Sample[] => [
  csvSample('utf-8', 'file'),
  csvSample('windows-1254', 'together'),
  csvSample('iso-8859-9', 'row'),
  csvSample('cp857', 'together'),
  csvSample('utf-8', 'row', 'believed'),
  fixedWidthSample('cp857', 'bytes'),
  fixedWidthSample('utf-8', 'characters'),
];
