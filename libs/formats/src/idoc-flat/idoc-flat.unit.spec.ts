import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { documentsOf, faultsOf, outcomeOf } from '../csv/csv.mother.js';
import { parseIdocXml } from '../idoc/idoc.js';
import { fixture, withSamples } from '../samples.mother.js';
import { idocFlatParser, orders05, we60Layouts } from './index.js';

const parse = idocFlatParser('windows-1254', orders05);
const sample = fixture('idoc-flat/ORDERS05-flat.txt');
const lines = sample.toString('latin1').split('\r\n');
const put = (line: string, at: number, text: string) =>
  line.padEnd(at - 1).slice(0, at - 1) + text + line.slice(at - 1 + text.length);
/** The sample with text put into a line, 1 the first place. */
const withText = (name: string, at: number, text: string, source = lines) =>
  source.map((line) => (line.startsWith(name) ? put(line, at, text) : line));
const bytesOf = (rows: readonly string[]) => iconv.encode(rows.join('\r\n'), 'windows-1254');
/** The sample with the day of its document, which it lacks. */
const whole = withText('E2EDK03', 64, '012');

describe('a flat IDoc', () => {
  it('is the order that its twin in XML is', async () => {
    const twin = await outcomeOf(parseIdocXml, fixture('xml/idoc/ORDERS05-small.xml'));
    const parsed = await outcomeOf(parse, sample);
    expect(faultsOf(parsed)).toEqual([]);
    expect(documentsOf(parsed)).toHaveLength(1);
    expect(documentsOf(parsed)).toEqual(documentsOf(twin));
  });

  it('has quantities, prices, units and names where SAP has them', async () => {
    let rows = withText('E2EDP01', 75, '12.500         KGM', whole);
    rows = withText('E2EDP01', 118, '7.25-          100      90.62', rows);
    rows = withText('E2EDP19', 102, 'Şeker, ince', rows);
    const [order] = documentsOf(await outcomeOf(parse, bytesOf(rows)));
    expect(order).toMatchObject({
      issueDate: '2020-12-15',
      currency: 'EUR',
      lines: [
        {
          quantity: '12.5',
          unit: 'KGM',
          price: { amount: '-7.25', baseQuantity: '100' },
          net: '90.62',
          item: { name: 'Şeker, ince' },
        },
      ],
    });
  });

  it('has its fields where they are in the file, also after letters whose marks stand apart', async () => {
    const spaced = withText('E2EDP19', 67, 'S\u{327}EKER'.padEnd(35) + 'C\u{327}ay', whole);
    const utf8 = idocFlatParser('utf-8', orders05);
    const [order] = documentsOf(await outcomeOf(utf8, Buffer.from(spaced.join('\r\n'))));
    expect(order).toMatchObject({ lines: [{ item: { name: 'Çay' } }] });
  });

  it.each([
    [
      'a missing segment',
      lines.toSpliced(5, 1),
      'COUNT_MISMATCH line 6',
      'segment 5 is expected and said to be 6',
    ],
    ['a parent that is not there', withText('E2EDKA3', 56, '000077'), 'FORMAT_ERROR line 10', 'is not there'],
    [
      'another number',
      withText('E2EDK02', 34, '0000000000000001'),
      'FORMAT_ERROR line 13',
      'another document',
    ],
    ['no number of a segment', withText('E2EDK02', 50, 'ABCDEF'), 'COUNT_MISMATCH line 13', 'something else'],
    [
      'a byte of no charset',
      withText('E2EDP19', 70, '\u{81}'),
      'ENCODING_ERROR line 31',
      'is no windows-1254',
    ],
    [
      'no type of its message',
      withText('EDI_DC40', 100, ' '.repeat(30)),
      'FORMAT_ERROR',
      'the type of the message',
    ],
    ['no control record', lines.slice(1, 2), 'FORMAT_ERROR line 1', 'before any control record'],
  ])('is faulty for %s', async (_, rows, place, detail) => {
    const parsed = await outcomeOf(parse, Buffer.from(rows.join('\r\n'), 'latin1'));
    expect(documentsOf(parsed)).toEqual([]);
    expect(faultsOf(parsed)).toEqual([expect.stringContaining(detail)]);
    expect(faultsOf(parsed)[0]).toContain(place);
  });

  it('may stand beside others; a faulty one does not take them', async () => {
    const broken = lines.toSpliced(5, 1);
    const parsed = await outcomeOf(parse, bytesOf([...lines, ...broken, ...lines]));
    expect(parsed.map(({ kind }) => kind)).toEqual(['document', 'faulty', 'document']);
  });
});

/** A data record with its fields from the 64th place on. */
const record = (name: string, number: number, parent: number, data: string) =>
  [
    name.padEnd(30),
    '800',
    '0000000000000007',
    String(number).padStart(6, '0'),
    String(parent).padStart(6, '0'),
    '02',
    data,
  ].join('');
const control = put(put('EDI_DC40'.padEnd(524), 11, '8000000000000000007'), 100, 'MATMAS');

const we60 = `BEGIN_SEGMENT_SECTION
  BEGIN_SEGMENT       E2MARAM009
    SEGMENTTYPE         E1MARAM
    BEGIN_FIELDS
      NAME                MATNR
      LENGTH              000018
      CHARACTER_FIRST     000067
      CHARACTER_LAST      000084
    END_FIELDS
  END_SEGMENT
  BEGIN_SEGMENT       E2MAKTM001
    SEGMENTTYPE         E1MAKTM
    BEGIN_FIELDS
      NAME                MAKTX
      LENGTH              000040
      CHARACTER_FIRST     000068
      CHARACTER_LAST      000107

      NAME                SPRAS_ISO
      LENGTH              000002
      CHARACTER_FIRST     000108
      CHARACTER_LAST      000109
    END_FIELDS
  END_SEGMENT
END_SEGMENT_SECTION`;
const material = [
  control,
  record('E2MARAM009', 1, 0, '009' + 'TAHTA-1'.padEnd(18)),
  record('E2MAKTM001', 2, 1, '009E' + 'Board'.padEnd(40) + 'EN'),
  record('E2MAKTM001', 3, 1, '009T' + 'Tahta, ığüş'.padEnd(40) + 'TR'),
];

describe('layouts of a WE60 file', () => {
  it.each(['E2MARAM009', 'E2MARAM010'])(
    'read %s, versions being the same in what they share',
    async (name) => {
      const bytes = bytesOf(material.map((line) => line.replace('E2MARAM009', name)));
      const parsed = await outcomeOf(idocFlatParser('windows-1254', we60Layouts(we60)), bytes);
      expect(documentsOf(parsed)).toEqual([
        { kind: 'product', sku: 'TAHTA-1', name: 'Tahta, ığüş', standardId: null, unit: null, group: null },
      ]);
    },
  );

  it('are refused where a field is not as long as it says', () => {
    expect(() => we60Layouts(we60.replace('000084', '000085'))).toThrow('line 8 of the WE60 file');
    expect(() => we60Layouts('')).toThrow(RangeError);
  });

  withSamples((read) => {
    it('of MATMAS01 read what a material has', async () => {
      const layouts = we60Layouts(read('idoc/MATMAS01-we60-layout.txt').toString('latin1'));
      const [head = '', first = '', ...names] = material;
      const filled = put(put(put(first, 146, 'GRUP-1'), 173, 'ST'), 427, '8690000000012');
      const parsed = await outcomeOf(
        idocFlatParser('windows-1254', layouts),
        bytesOf([head, filled, ...names]),
      );
      expect(documentsOf(parsed)).toEqual([
        {
          kind: 'product',
          sku: 'TAHTA-1',
          name: 'Tahta, ığüş',
          standardId: '8690000000012',
          unit: 'ST',
          group: 'GRUP-1',
        },
      ]);
    });
  });
});
