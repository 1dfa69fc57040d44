import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { destinationOf } from '../destinations/destination.js';
import { DestinationFile } from '../destinations/destination-file.js';
import { fixedWidthDestination } from '../destinations/destinations.mother.js';
import { invoice, issued } from '../invoice.mother.js';

const format = (writing: object = {}) =>
  destinationOf(DestinationFile.parse(fixedWidthDestination({}, writing)), '/out').format;

describe('lines of fixed width', () => {
  it('have every value at its bytes, numbers with zeros before them', () => {
    const { content, rows } = format().record(issued());

    expect(rows).toBe(3);
    expect(content).toHaveLength(3 * 50);
    expect(iconv.decode(content, 'cp857').split('\r\n')).toEqual([
      'SKRV202600000000120260302' + '85123A      ' + '00000001530',
      'SKRV202600000000120260302' + 'ŞEKER-İĞNE  ' + '00000185175',
      'SKRV202600000000120260302' + '71053       ' + '00000000011',
      '',
    ]);
  });

  it('end with the number of lines and their sum', () => {
    const { trailer } = format();

    expect(trailer({ rows: 3, sums: { TUTAR: '1867.16' } }).toString()).toBe(
      'T000003'.padEnd(37) + '00000186716\r\n',
    );
    expect(trailer({ rows: 1, sums: { TUTAR: '-0.5' } }).toString()).toContain('-0000000050');
  });

  it('count bytes, not characters', () => {
    expect(() => format({ charset: 'utf-8' }).record(issued())).toThrow(
      expect.objectContaining({ code: 'FORMAT_ERROR', message: 'STOK: takes 13 bytes, its column has 12' }),
    );
  });

  it('cut nothing off', () => {
    const event = issued(
      invoice({}, [{ sku: '1234567890123', quantity: '1', unitPrice: '1', kdvRate: '20' }]),
    );

    expect(() => format().record(event)).toThrow(
      expect.objectContaining({ code: 'FORMAT_ERROR', message: 'STOK: takes 13 bytes, its column has 12' }),
    );
  });

  it('may not overlap', () => {
    const columns = [
      { name: 'A', field: 'invoiceNo', at: 1, length: 16 },
      { name: 'B', field: 'orderNo', at: 16, length: 10 },
    ];
    expect(() => format({ columns, totals: undefined })).toThrow(
      new RangeError('the columns at 1 and 16 overlap'),
    );
  });
});
