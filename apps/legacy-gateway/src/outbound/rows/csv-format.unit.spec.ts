import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { CsvLayout, csvParser, type Parsed } from '@kervan/formats';
import iconv from 'iconv-lite';
import { destinationOf } from '../destinations/destination.js';
import { DestinationFile } from '../destinations/destination-file.js';
import { csvDestination } from '../destinations/destinations.mother.js';
import type { OutboundEvent } from '../format.js';
import { invoice, issued } from '../invoice.mother.js';

const destination = (writing: object = {}) =>
  destinationOf(DestinationFile.parse(csvDestination({}, writing)), '/out');

/** The bytes of a file of one event. */
function fileOf(event: OutboundEvent, writing: object = {}): Buffer {
  const { format } = destination(writing);
  const record = format.record(event);
  return Buffer.concat([format.head, record.content, format.trailer(record)]);
}

/** How a source would declare what the destination gets. */
function layout(charset: string) {
  const number = { type: 'decimal', decimal: ',', grouping: '.' };
  return CsvLayout.parse({
    charset,
    dialect: { separator: ';' },
    header: 'names',
    columns: [
      { name: 'Fatura No', value: { type: 'text' } },
      { name: 'Tarih', value: { type: 'day', pattern: 'DD.MM.YYYY' } },
      { name: 'Cari', value: { type: 'text' } },
      { name: 'Döviz', value: { type: 'text' } },
      { name: 'Stok Kodu', value: { type: 'text' } },
      { name: 'Birim', value: { type: 'text', codes: { ADET: 'C62' } } },
      { name: 'Miktar', value: number },
      { name: 'Fiyat', value: number },
      { name: 'Tutar', value: number },
    ],
    footer: { column: 'Fatura No', startsWith: 'TOPLAM', sums: ['Tutar'], count: 'Tarih' },
    mapping: {
      rows: 'together',
      key: 'Fatura No',
      become: [
        {
          document: {
            kind: 'invoice',
            typeCode: '380',
            number: 'Fatura No',
            issueDate: 'Tarih',
            seller: {},
            buyer: { id: 'Cari' },
            currency: 'Döviz',
            line: { sellersId: 'Stok Kodu', unit: 'Birim', quantity: 'Miktar', price: 'Fiyat', net: 'Tutar' },
          },
        },
      ],
    },
  });
}

/** Documents and faults. */
async function readBack(file: Buffer, charset: string): Promise<Parsed[]> {
  const parsed: Parsed[] = [];
  for await (const one of csvParser(layout(charset))(Readable.from([file])))
    if (one.kind !== 'passed') parsed.push(one);
  return parsed;
}

describe('a CSV file of an invoice', () => {
  it('has a row of names, a row for each line, and a row of totals', () => {
    expect(iconv.decode(fileOf(issued()), 'windows-1254').split('\r\n')).toEqual([
      'Fatura No;Tarih;Cari;Döviz;Stok Kodu;Birim;Miktar;Fiyat;Tutar',
      'KRV2026000000001;02.03.2026;120.00042;TRY;85123A;ADET;6,000;2,550000;15,30',
      'KRV2026000000001;02.03.2026;120.00042;TRY;ŞEKER-İĞNE;ADET;1,500;1.234,500000;1.851,75',
      'KRV2026000000001;02.03.2026;120.00042;TRY;71053;ADET;3,000;0,035000;0,11',
      'TOPLAM;3;;;;;;;1.867,16',
      '',
    ]);
  });

  it.each(['windows-1254', 'iso-8859-9', 'cp857', 'utf-8'])(
    'in %s is read back by our own parser as the same invoice, its totals with it',
    async (charset) => {
      const parsed = await readBack(fileOf(issued(), { charset }), charset);

      expect(parsed).toMatchObject([
        {
          kind: 'document',
          document: {
            number: 'KRV2026000000001',
            issueDate: '2026-03-02',
            buyer: { ids: [{ id: '120.00042' }] },
            currency: 'TRY',
            lines: [
              {
                item: { sellersId: '85123A' },
                unit: 'C62',
                quantity: '6',
                price: { amount: '2.55' },
                net: '15.3',
              },
              {
                item: { sellersId: 'ŞEKER-İĞNE' },
                quantity: '1.5',
                price: { amount: '1234.5' },
                net: '1851.75',
              },
              { item: { sellersId: '71053' }, quantity: '3', price: { amount: '0.035' }, net: '0.11' },
            ],
            totals: { payable: '1867.16' },
          },
        },
      ]);
    },
  );

  it('quotes what would break a row', () => {
    const awkward = invoice({}, [{ sku: 'A;"B"', quantity: '1', unitPrice: '1', kdvRate: '20' }]);

    expect(fileOf(issued(awkward)).toString()).toContain(';"A;""B""";');
  });

  it.each([
    [{ dialect: { separator: ';', quote: null } }, 'A;B', 'FORMAT_ERROR', 'Stok Kodu: has a separator'],
    [{}, 'A→B', 'ENCODING_ERROR', 'Stok Kodu: the character U+2192'],
  ])('with %j refuses a SKU %s, and names its column', (writing, sku, code, message) => {
    const event = issued(invoice({}, [{ sku, quantity: '1', unitPrice: '1', kdvRate: '20' }]));

    expect(() => fileOf(event, writing)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(message) }),
    );
  });

  it('has the rows of a list that its columns are of', () => {
    const columns = [
      { name: 'Oran', field: 'kdvSummary.rate' },
      { name: 'KDV', field: 'kdvSummary.kdv' },
    ];

    expect(fileOf(issued(), { header: 'none', columns, totals: undefined }).toString()).toBe(
      '10;185.19\r\n20;3.06\r\n',
    );
  });

  it('says when the sum of a column is not known for all of its records', () => {
    expect(() => destination().format.trailer({ rows: 1, sums: {} })).toThrow(
      expect.objectContaining({ code: 'RULE_VIOLATION' }),
    );
  });
});
