import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { createHash } from 'node:crypto';
import { documentsOf, faultsOf, outcomeOf } from './csv.mother.js';
import type { CsvLayout } from './csv-layout.js';
import { onlineRetail } from './online-retail.mother.js';
import { csvParser } from './parse-csv.js';
import { turkishDay } from './turkish-day.mother.js';

/** One way in which a source may send the same rows. */
interface Form {
  readonly charset: CsvLayout['charset'];
  readonly separator: CsvLayout['dialect']['separator'];
  readonly lineBreak: string;
  readonly mark: boolean;
}
const utf8: Form = { charset: 'utf-8', separator: ',', lineBreak: '\n', mark: false };
const windows1254: Form = { charset: 'windows-1254', separator: ';', lineBreak: '\r\n', mark: false };
const forms: readonly Form[] = [
  utf8,
  { charset: 'utf-8', separator: ';', lineBreak: '\r\n', mark: true },
  windows1254,
  { charset: 'iso-8859-9', separator: '\t', lineBreak: '\n', mark: false },
  { charset: 'cp857', separator: '|', lineBreak: '\r\n', mark: false },
];
const day = turkishDay();
const lines = 3108;

function written(
  rows: readonly (readonly string[])[],
  { charset, separator, lineBreak, mark }: Form,
): Buffer {
  const quoted = (cell: string) => (/[",;|\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const text = rows.map((row) => row.map(quoted).join(separator) + lineBreak).join('');
  return iconv.encode(text, charset, { addBOM: mark });
}

function read(bytes: Buffer, { charset, separator }: Form) {
  return outcomeOf(csvParser({ ...onlineRetail, charset, dialect: { separator, quote: '"' } }), bytes);
}

/** Hash of the canonical documents of a day that has every row in one. */
async function hashOf(rows: readonly (readonly string[])[], form: Form): Promise<string> {
  const parsed = await read(written(rows, form), form);
  const documents = documentsOf(parsed);
  const counted = documents.map((one) => ('lines' in one ? one.lines.length : 1));
  expect(faultsOf(parsed)).toEqual([]);
  expect(counted.reduce((sum, count) => sum + count, 0)).toBe(lines);
  const text = JSON.stringify(documents);
  expect(text).not.toContain('\u{FFFD}');
  return createHash('sha256').update(text).digest('hex');
}

describe('one business day with Turkish names, derived of a shipped one', () => {
  it('has one hash in five encodings', async () => {
    const hashes = await Promise.all(forms.map((form) => hashOf(day, form)));
    expect(new Set(hashes).size).toBe(1);
    expect(hashes).toHaveLength(5);
  });

  it('has another hash when one letter is another', async () => {
    const [header = [], first = [], ...rest] = day;
    const changed = [header, first.with(2, (first[2] ?? '').replace('İ', 'I')), ...rest];
    expect(await hashOf(changed, utf8)).not.toBe(await hashOf(day, utf8));
  });

  it('has all the letters that the five do not write alike', () => {
    const text = day.flat().join('');
    for (const letter of 'çğıöşüÇĞİÖŞÜâîû') expect(text).toContain(letter);
  });
});

describe('a file that is declared as UTF-8', () => {
  it('and is windows-1254 is refused with its first byte that is none', async () => {
    const bytes = written(day, windows1254);
    const beyond = bytes.findIndex((byte) => byte >= 0x80);
    const parsed = await read(bytes, { ...windows1254, charset: 'utf-8' });
    expect(faultsOf(parsed)).toEqual([`ENCODING_ERROR line 2 @${beyond}: is no utf-8`]);
    expect(documentsOf(parsed)).toEqual([]);
  });

  it('and has one row of windows-1254 inside is refused with the byte of that', async () => {
    const at = 1500;
    const [before, one, after] = [day.slice(0, at), day.slice(at, at + 1), day.slice(at + 1)];
    const foreign = written(one, { ...windows1254, separator: utf8.separator });
    const bytes = Buffer.concat([written(before, utf8), foreign, written(after, utf8)]);
    const broken = written(before, utf8).length + foreign.findIndex((byte) => byte >= 0x80);
    const parsed = await read(bytes, utf8);
    expect(faultsOf(parsed)).toEqual([`ENCODING_ERROR line ${at + 1} @${broken}: is no utf-8`]);
    expect(documentsOf(parsed)).toEqual([]);
    expect(parsed.reduce((sum, { size }) => sum + size, 0)).toBe(bytes.length);
  });
});
