import { describe, expect, it } from '@jest/globals';
import type { CsvLayout } from './csv-layout.js';
import { documentsOf, faultsOf, outcomeOf, salesHeader, salesLayout } from './csv.mother.js';
import { csvParser } from './parse-csv.js';

const bytes = 1_048_576;
const rowsAre = (rows: 'row' | 'file', record: Partial<CsvLayout['record']>) => {
  const layout = salesLayout();
  return salesLayout({ mapping: { ...layout.mapping, rows }, record: { ...layout.record, ...record } });
};
/** Quotes of its files are believed. */
const quoted = csvParser(rowsAre('row', { lines: null }));
const sale = (number: string, name = 'Çay') => `${number};15.02.2024;C;A;${name};Adet;2;5`;
const file = (...rows: readonly string[]) => [salesHeader, ...rows, ''].join('\n');
const numbersOf = (parsed: Awaited<ReturnType<typeof outcomeOf>>) =>
  documentsOf(parsed).map((one) => 'number' in one && one.number);

const forged = sale('FORGED', 'Forged');

describe('files whose quotes are believed', () => {
  it('have cells of any number of lines', async () => {
    const name = `a "b"\n${'x\n'.repeat(150)}${forged}\r\n"ince`;
    const cell = `"${name.replaceAll('"', '""')}"`;
    const parsed = await outcomeOf(quoted, file(sale('1'), sale('2', cell), sale('3')));
    expect(faultsOf(parsed)).toEqual([]);
    expect(documentsOf(parsed)).toMatchObject([
      { number: '1' },
      { number: '2', lines: [{ item: { name } }] },
      { number: '3' },
    ]);
  });

  it.each([
    ['short lines', `x\n${forged}\n`],
    ['long lines', `${'x'.repeat(70_000)}\n${forged}\n`],
    ['a line that is longer than any may be', `${'x'.repeat(bytes + 1)}\n${forged}\n`],
  ])('have a record of more bytes refused as one, with %s', async (_, text) => {
    const cell = `"${text.repeat(Math.ceil(bytes / text.length))}"`;
    const whole = file(sale('1'), sale('2', cell), sale('3'));
    const parsed = await outcomeOf(quoted, whole);
    expect(numbersOf(parsed)).toEqual(['1', '3']);
    expect(faultsOf(parsed)).toEqual([
      expect.stringContaining(
        `line 3 @${Buffer.byteLength(file(sale('1')))}: the record has more than ${bytes} bytes`,
      ),
    ]);
    expect(parsed.reduce((sum, { size }) => sum + size, 0)).toBe(Buffer.byteLength(whole));
    const last = parsed.at(-1);
    expect(last?.kind === 'document' && last.place.hint).toBe(`line ${whole.split('\n').length - 1}`);
  });

  it.each([
    ['text that follows a quote', sale('2', `"x"y\n`), ['1', '3']],
    ['a quote that is never closed', sale('2', '"x'), ['1']],
    ['a quote inside a cell, which is a character', sale('2', '15" boru'), ['1', '2', '3']],
  ])('have no other record in %s', async (_, row, numbers) => {
    const parsed = await outcomeOf(quoted, file(sale('1'), row, sale('3')));
    expect(numbersOf(parsed)).toEqual(numbers);
  });

  it('may have a byte order mark before a quote', async () => {
    const header = salesHeader.replace('Fiş No', '"Fiş\nNo"');
    const parsed = await outcomeOf(quoted, `\u{FEFF}${header}\n${sale('1')}\n`);
    expect(numbersOf(parsed)).toEqual(['1']);
  });
});

describe('files whose quotes are not believed for long', () => {
  it('go on with the line after one that was forgotten', async () => {
    const parsed = await outcomeOf(
      csvParser(rowsAre('row', { lines: 3 })),
      file(sale('1', '"Çay'), sale('2'), sale('3'), sale('4')),
    );
    expect(numbersOf(parsed)).toEqual(['2', '3', '4']);
  });
});
