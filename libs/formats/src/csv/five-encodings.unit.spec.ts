import { describe, expect, it } from '@jest/globals';
import { parse as parsedRows } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { createHash } from 'node:crypto';
import { withSamples } from '../samples.mother.js';
import { documentsOf, faultsOf, outcomeOf, salesHeader, salesLayout } from './csv.mother.js';
import type { CsvLayout } from './csv-layout.js';
import { onlineRetail } from './online-retail.mother.js';
import { csvParser } from './parse-csv.js';

/** One way in which a source may send the same rows. */
interface Form {
  readonly charset: CsvLayout['charset'];
  readonly separator: CsvLayout['dialect']['separator'];
  readonly lineBreak: string;
  readonly mark: boolean;
}
const forms: Readonly<Record<string, Form>> = {
  'UTF-8': { charset: 'utf-8', separator: ',', lineBreak: '\n', mark: false },
  'UTF-8 with its mark': { charset: 'utf-8', separator: ';', lineBreak: '\r\n', mark: true },
  'windows-1254': { charset: 'windows-1254', separator: ';', lineBreak: '\r\n', mark: false },
  'ISO-8859-9': { charset: 'iso-8859-9', separator: '\t', lineBreak: '\n', mark: false },
  CP857: { charset: 'cp857', separator: '|', lineBreak: '\r\n', mark: false },
};

function written(
  rows: readonly (readonly string[])[],
  { charset, separator, lineBreak, mark }: Form,
): Buffer {
  const quoted = (cell: string) => (/[",;|\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const text = rows.map((row) => row.map(quoted).join(separator) + lineBreak).join('');
  return iconv.encode(text, charset, { addBOM: mark });
}

/** Hash of the documents that rows become in each form. */
async function hashes(rows: readonly (readonly string[])[], layout: CsvLayout): Promise<string[]> {
  const found: string[] = [];
  for (const form of Object.values(forms)) {
    const { charset, separator } = form;
    const parse = csvParser({ ...layout, charset, dialect: { separator, quote: '"' } });
    const parsed = await outcomeOf(parse, written(rows, form));
    expect(faultsOf(parsed)).toEqual([]);
    expect(documentsOf(parsed).length).toBeGreaterThan(1);
    found.push(
      createHash('sha256')
        .update(JSON.stringify(documentsOf(parsed)))
        .digest('hex'),
    );
  }
  return found;
}

const turkishDay = [
  salesHeader.split(';'),
  ['F-1', '15.02.2024', '120.01', 'ŞİŞ-1', 'Şiş "kebap" tabağı; ığÜÖÇ', 'ADET', '12', '1.234,50'],
  ['F-2', '15.02.2024', '120.02', 'ÇAY-2', 'Çaydanlık, ince belli', 'kilogram', '0,5', '99,90'],
  ['F-1', '15.02.2024', '120.01', 'ığdır', 'Iğdır | Ğ', 'Adet', '3-', '1,00'],
];

describe('one business day in five encodings', () => {
  it('of Turkish letters has one hash', async () => {
    const found = await hashes(turkishDay, salesLayout());
    expect(found).toHaveLength(5);
    expect(new Set(found).size).toBe(1);
  });

  it('has another hash when one letter is another', async () => {
    const [header = [], first = [], ...rest] = turkishDay;
    const changed = [header, first.with(3, 'SİŞ-1'), ...rest];
    const [one] = await hashes(turkishDay, salesLayout());
    expect((await hashes(changed, salesLayout()))[0]).not.toBe(one);
  });

  it('is refused in the charset of another', async () => {
    const parse = csvParser(salesLayout());
    const bytes = iconv.encode(turkishDay.map((row) => row.join(';')).join('\n'), 'windows-1254');
    expect(faultsOf(await outcomeOf(parse, bytes))).toEqual(['ENCODING_ERROR line 1 @2: is no utf-8']);
  });
});

describe('a day of Online Retail', () => {
  withSamples((sample) => {
    const day = sample('online-retail/2011-02-06.csv');
    const rows: string[][] = parsedRows(day);

    it('has one hash in five encodings', async () => {
      expect(new Set(await hashes(rows, onlineRetail)).size).toBe(1);
    });

    it('has every row in a document', async () => {
      const parsed = await outcomeOf(csvParser(onlineRetail), day);
      const lines = documentsOf(parsed).map((one) => ('lines' in one ? one.lines.length : 1));
      expect(faultsOf(parsed)).toEqual([]);
      expect(lines.reduce((sum, count) => sum + count, 0)).toBe(rows.length - 1);
      expect(parsed.reduce((sum, { size }) => sum + size, 0)).toBe(day.length);
    });
  });
});
