import { describe, expect, it } from '@jest/globals';
import { parse as parsedRows } from 'csv-parse/sync';
import { seededRandom } from '../fuzz/seeded-random.js';
import { cellsOf } from './cells.js';

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
