import { describe, expect, it } from '@jest/globals';
import { documentsOf, faultsOf, outcomeOf, salesHeader, salesLayout } from './csv.mother.js';
import { csvParser } from './parse-csv.js';

const rows = (...lines: string[]) => [salesHeader, ...lines, ''].join('\n');
const sale = (number: string, sku = 'A-1', name = 'Çaydanlık') =>
  `${number};15.02.2024;120.01;${sku};${name};Adet;2;1.234,50`;

describe('rows of a CSV file', () => {
  it('of one key are one document wherever they lie in the file', async () => {
    const parsed = await outcomeOf(csvParser(salesLayout()), rows(sale('1'), sale('2'), sale('1', 'B-2')));
    expect(documentsOf(parsed)).toMatchObject([
      {
        number: '1',
        lines: [
          { no: '1', item: { sellersId: 'A-1' } },
          { no: '2', item: { sellersId: 'B-2' } },
        ],
      },
      { number: '2', lines: [{ no: '1' }] },
    ]);
    expect(documentsOf(parsed)[1]).toEqual({
      kind: 'order',
      number: '2',
      issueDate: '2024-02-15',
      seller: { taxId: null, ids: [{ scheme: null, id: 'MERKEZ' }], country: null },
      buyer: { taxId: null, ids: [{ scheme: null, id: '120.01' }], country: null },
      currency: 'TRY',
      lines: [
        {
          no: '1',
          item: { sellersId: 'A-1', buyersId: null, standardId: null, name: 'Çaydanlık' },
          quantity: '2',
          unit: 'C62',
          price: { amount: '1234.5', baseQuantity: '1' },
          net: null,
          deliveryDate: null,
        },
      ],
    });
  });

  it.each([
    ['a separator', '"Çay; demli"', 'Çay; demli'],
    ['a doubled quote', '"15"" boru"', '15" boru'],
    ['a quote that is none', '15" boru', '15" boru'],
    ['a line break', '"Çay\r\ndemli"', 'Çay\r\ndemli'],
    ['an empty quote', '""', null],
    ['letters whose marks stand apart', 'S\u{327}is\u{327}', 'Şiş'],
    ['a character whose normal form is a separator', 'Çay\u{37E}', 'Çay;'],
  ])('have %s in a cell', async (_, cell, name) => {
    const parsed = await outcomeOf(csvParser(salesLayout()), rows(sale('1', 'A', cell), sale('2')));
    expect(documentsOf(parsed)).toMatchObject([{ lines: [{ item: { name } }] }, { number: '2' }]);
  });

  it('may have other names, another order, further columns, blank lines and a separator at the end', async () => {
    const file = [
      '',
      'MİKTAR;belge no;Depo; FIYAT ;Tarih;Cari;STOK  KODU;Birim;',
      '2;1;D1;5;15.02.2024;C;A;kilogram;',
      ';;;;;;;;',
      '   ',
    ].join('\r\n');
    expect(documentsOf(await outcomeOf(csvParser(salesLayout()), file))).toMatchObject([
      { number: '1', lines: [{ quantity: '2', unit: 'KGM', item: { sellersId: 'A', name: null } }] },
    ]);
  });

  it.each([
    ['a number', '1;15.02.2024;C;A;;Adet;1.5;5', 'Miktar is no decimal as its source writes it'],
    ['a day', '1;31.02.2024;C;A;;Adet;1;5', 'Tarih is no day as its source writes it'],
    ['a code', '1;15.02.2024;C;A;;Koli;1;5', 'Birim is no text as its source writes it'],
    ['an id a spreadsheet broke', '1;15.02.2024;C;8,69E+12;;Adet;1;5', 'Stok Kodu is no text as its source'],
    ['nothing', '1;15.02.2024;C;A;;Adet;;5', 'Miktar is blank'],
  ])('put the whole document into quarantine for %s', async (_, row, detail) => {
    const parsed = await outcomeOf(csvParser(salesLayout()), rows(sale('1'), row, sale('2')));
    expect(documentsOf(parsed)).toMatchObject([{ number: '2' }]);
    expect(faultsOf(parsed)).toEqual([expect.stringContaining(`FORMAT_ERROR line 3 @111: ${detail}`)]);
  });

  it.each([
    ['too few cells', '1;2', 'the row has 2 cells instead of 8'],
    ['too many cells', `${sale('1')};x`, 'the row has 9 cells instead of 8'],
    ['no key', sale(''), 'Fiş No is blank'],
    ['a quote that is never closed', '1;"x', 'a quote is not closed, or text follows it'],
    ['text after a quote', '1;"x"y;', 'a quote is not closed, or text follows it'],
  ])('refuse a file of documents that lie apart for a row with %s', async (_, row, detail) => {
    const parsed = await outcomeOf(csvParser(salesLayout()), rows(sale('1'), row, sale('2')));
    expect(documentsOf(parsed)).toEqual([]);
    expect(faultsOf(parsed)).toEqual([`FORMAT_ERROR line 3 @111: ${detail}`]);
  });

  it('leave out the documents beside a row that cannot be read, where documents follow each other', async () => {
    const { mapping } = salesLayout();
    const layout = salesLayout({ mapping: { ...mapping, rows: 'together' } });
    const parsed = await outcomeOf(
      csvParser(layout),
      rows(sale('1'), sale('2'), '"x', sale('3'), sale('3'), sale('4')),
    );
    expect(documentsOf(parsed).map((one) => 'number' in one && one.number)).toEqual(['1', '4']);
    expect(faultsOf(parsed)).toEqual(
      Array(3).fill('FORMAT_ERROR line 4 @163: a quote is not closed, or text follows it'),
    );
  });

  it.each(['row', 'together', 'file'] as const)(
    'are of no document where the layout rejects them, which concerns no other (%s)',
    async (rowsAre) => {
      const { mapping } = salesLayout();
      const reject = [{ when: [{ column: 'Açıklama', startsWith: 'YOK' }], reason: 'the sender says so' }];
      const layout = salesLayout({ mapping: { ...mapping, rows: rowsAre, reject } });
      const file = rows(sale('1'), sale('', 'A-1', 'YOK'), sale('2'));
      const parsed = await outcomeOf(csvParser(layout), file);
      expect(documentsOf(parsed)).toMatchObject([{ number: '1' }, { number: '2' }]);
      expect(faultsOf(parsed)).toEqual(['FORMAT_ERROR line 3 @111: the sender says so']);
      expect(parsed.reduce((sum, { size }) => sum + size, 0)).toBe(Buffer.byteLength(file));
    },
  );

  it.each([
    ['lacks a column', salesHeader.replace('Miktar', 'Adedi'), 'the header has no Miktar'],
    ['names one twice', `${salesHeader};BELGE NO`, 'the header names Fiş No twice'],
  ])('refuse a file whose header %s', async (_, header, detail) => {
    const parsed = await outcomeOf(csvParser(salesLayout()), `${header}\n${sale('1')}\n`);
    expect(faultsOf(parsed)).toEqual([`FORMAT_ERROR line 1 @0: ${detail}`]);
    expect(parsed).toHaveLength(1);
  });

  it('refuse a file of UTF-8 with windows-1254 inside, with its byte', async () => {
    const before = rows(sale('1'));
    const wrong = Buffer.from([0x31, 0x3b, 0xfe]);
    const parsed = await outcomeOf(csvParser(salesLayout()), before, wrong, `\n${sale('2')}\n`);
    expect(parsed).toEqual([
      expect.objectContaining({ kind: 'passed', what: 'header' }),
      expect.objectContaining({ kind: 'faulty' }),
    ]);
    expect(faultsOf(parsed)).toEqual([
      `ENCODING_ERROR line 3 @${Buffer.byteLength(before) + 2}: is no utf-8`,
    ]);
  });
});

describe('a row of totals', () => {
  const footer = { column: 'Fiş No', startsWith: 'TOPLAM', sums: ['Miktar'], count: 'Cari' };
  const parse = csvParser(salesLayout({ footer }));

  it.each([
    ['is right', 'TOPLAM;;2;;;;4;', [], 2],
    ['is another', 'TOPLAM;;2;;;;5;', ['AMOUNT_MISMATCH line 4 @163: Miktar is 4 and said to be 5'], 0],
    [
      'counts otherwise',
      'TOPLAM;;3;;;;4;',
      ['COUNT_MISMATCH line 4 @163: there are 2 rows and said to be 3'],
      0,
    ],
    ['is missing', '', ['FILE_INCOMPLETE end @164: the row of totals is missing'], 0],
  ])('%s', async (_, last, faults, documents) => {
    const parsed = await outcomeOf(parse, rows(sale('1'), sale('2'), last));
    expect(faultsOf(parsed)).toEqual(faults);
    expect(documentsOf(parsed)).toHaveLength(documents);
  });
});

describe('a layout that contradicts itself', () => {
  it('makes no parser', () => {
    const layout = salesLayout();
    expect(() => csvParser({ ...layout, mapping: { ...layout.mapping, key: 'Yok' } })).toThrow('"Yok"');
    const reject = [{ when: [{ column: 'Yok', startsWith: 'x' }], reason: '' }];
    expect(() => csvParser({ ...layout, mapping: { ...layout.mapping, reject } })).toThrow('"Yok"');
    expect(() => csvParser({ ...layout, columns: layout.columns.slice(1) })).toThrow('"Fiş No"');
    expect(() => csvParser({ ...layout, columns: [...layout.columns, ...layout.columns] })).toThrow(
      RangeError,
    );
  });
});
