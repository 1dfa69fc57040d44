import { describe, expect, it } from '@jest/globals';
import { parse as parsedRows } from 'csv-parse/sync';
import { seededRandom } from '../edi/fuzz/seeded-random.js';
import { cellsOf } from './cells.js';
import { outcomeOf, salesHeader, salesLayout } from './csv.mother.js';
import { csvParser } from './parse-csv.js';

const rows = ['together', 'file'] as const;
const file = Buffer.from(
  [
    '\u{FEFF}' + salesHeader,
    '1;15.02.2024;C;A;"Çay; ""demli""\r\nve sıcak";Adet;2;1,5',
    '',
    '2;15.02.2024;C;A;ığü;Adet;2;1,5',
    '3;15.02.2024;C;A;x;Koli;2;1,5',
  ].join('\r\n'),
);
const splinters = [';', '"', '\n', '\r\n', '""', 'ş', '\u{FE}', '\0', '-', ',', '1;', 'TOPLAM', '\u{FEFF}'];

function mutated(bytes: Buffer, random: () => number): Buffer {
  const below = (limit: number) => Math.floor(random() * limit);
  let result = bytes;
  for (let changes = 1 + below(4); changes > 0; changes -= 1) {
    const at = below(result.length + 1);
    const splinter = Buffer.from(
      splinters[below(splinters.length)] ?? '',
      random() < 0.5 ? 'latin1' : 'utf8',
    );
    result = Buffer.concat([result.subarray(0, at), splinter, result.subarray(at + below(6))]);
  }
  return result;
}

describe('bytes of a CSV file', () => {
  it('may be split anywhere', async () => {
    const parse = csvParser(salesLayout());
    const whole = await outcomeOf(parse, file);
    expect(whole.map(({ kind }) => kind)).toEqual(['passed', 'passed', 'document', 'document', 'faulty']);
    for (let at = 0; at <= file.length; at += 1)
      expect(await outcomeOf(parse, file.subarray(0, at), file.subarray(at))).toEqual(whole);
    expect(await outcomeOf(parse, ...Array.from(file, (byte) => Uint8Array.of(byte)))).toEqual(whole);
  });

  it.each(rows)('are all in one outcome, whatever was done to them, with rows %s', async (kind) => {
    const layout = salesLayout();
    const parse = csvParser({ ...layout, mapping: { ...layout.mapping, rows: kind } });
    const random = seededRandom(2026);
    const kinds = { document: 0, faulty: 0, passed: 0 };
    for (let input = 0; input < 2000; input += 1) {
      const bytes = mutated(file, random);
      const at = Math.floor(random() * bytes.length);
      const parsed = await outcomeOf(parse, bytes.subarray(0, at), bytes.subarray(at));
      expect(parsed.reduce((sum, { size }) => sum + size, 0)).toBe(bytes.length);
      for (const one of parsed) kinds[one.kind] += 1;
    }
    expect(Math.min(...Object.values(kinds))).toBeGreaterThan(200);
  });
});

describe('cellsOf', () => {
  it('cuts what csv-parse cuts, and nothing that it refuses but quotes inside a cell', () => {
    const random = seededRandom(7);
    const letters = ['a', ';', '"', '""', ' ', 'ş', '";"', '"x"'];
    const compared = { same: 0, refused: 0 };
    for (let input = 0; input < 5000; input += 1) {
      const text = Array.from(
        { length: 1 + Math.floor(random() * 8) },
        () => letters[Math.floor(random() * 8)],
      ).join('');
      const ours = cellsOf(text, { separator: ';', quote: '"' });
      const theirs = rowOf(text);
      if (theirs) expect(ours).toEqual({ kind: 'cells', cells: theirs });
      else if (ours.kind === 'cells') expect(text).toMatch(/(^|;)[^;"][^;]*"/);
      compared[theirs ? 'same' : 'refused'] += 1;
    }
    expect(Math.min(compared.same, compared.refused)).toBeGreaterThan(500);
  });
});

/** What csv-parse makes of one line; null: it refuses it. */
function rowOf(text: string): string[] | null {
  try {
    const [row = []]: string[][] = parsedRows(text, { delimiter: ';', relax_quotes: false, bom: false });
    return row;
  } catch {
    return null;
  }
}
