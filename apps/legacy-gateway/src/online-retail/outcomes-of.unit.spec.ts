import { describe, expect, it } from '@jest/globals';
import { isFault } from './fault.js';
import { defaultLimits, type Limits } from './limits.js';
import { outcomesOf } from './outcomes-of.js';
import { collect, dayFile, inChunks, row } from './retail-rows.mother.js';
import { survey } from './survey.js';

/** What comes of a file: per outcome its document, kind or code, first line and number of lines. */
async function read(
  bytes: Buffer,
  { name = '2010-12-01.csv', ...limits }: Partial<Limits & { name: string }> = {},
) {
  const all = { ...defaultLimits, ...limits };
  const file = { name, read: () => inChunks(bytes) };
  const found = await survey(file.read(), all);
  const outcomes = await collect(outcomesOf(file, found, all));
  return {
    lines: found.lines,
    outcomes: outcomes.map(({ document, result }) => [
      document.documentNo,
      isFault(result) ? `${result.code} ${result.line}` : result.kind,
      document.firstLine,
      document.lineCount,
    ]),
  };
}

describe('outcomesOf', () => {
  it('puts a document together whose lines are not contiguous, when its last line came', async () => {
    const file = dayFile(
      row({ documentNo: '542806', moment: '2011-02-01 11:19:00' }),
      row({ documentNo: '542807' }),
      row({ documentNo: '542806', moment: '2011-02-01 11:20:00' }),
    );

    expect(await read(file)).toEqual({
      lines: 3,
      outcomes: [
        ['542807', 'SALE', 3, 1],
        ['542806', 'SALE', 2, 2],
      ],
    });
  });

  it('sends the whole document of a bad line to quarantine, and only that', async () => {
    const file = dayFile(
      row({ documentNo: '536365' }),
      row({ documentNo: '536366' }),
      row({ documentNo: '536365', unitPrice: '-1.00' }),
      row({ documentNo: '536365' }),
      row({ documentNo: '536367' }),
    );

    expect((await read(file)).outcomes).toEqual([
      ['536366', 'SALE', 3, 1],
      ['536365', 'NUMBER_INVALID 4', 2, 3],
      ['536367', 'SALE', 6, 1],
    ]);
  });

  it('finds the document of a line with a byte that is not UTF-8', async () => {
    const bad = Buffer.concat([Buffer.from('536366,22041,CAF'), Buffer.from([0xe9]), Buffer.from(',1')]);

    expect((await read(dayFile(row(), bad, row({ documentNo: '536366' })))).outcomes).toEqual([
      ['536365', 'SALE', 2, 1],
      ['536366', 'ENCODING_ERROR 3', 3, 2],
    ]);
  });

  it('settles lines alone whose document number cannot be read', async () => {
    const bad = Buffer.concat([Buffer.from([0xff]), Buffer.from(row())]);

    expect((await read(dayFile(row(), bad, 'nonsense', row()))).outcomes).toEqual([
      [null, 'ENCODING_ERROR 3', 3, 1],
      [null, 'FORMAT_ERROR 4', 4, 1],
      ['536365', 'SALE', 2, 2],
    ]);
  });

  it('keeps a stray quote inside its line', async () => {
    const file = dayFile(row({ description: '"LANTERN' }), row({ documentNo: '536366' }));

    expect((await read(file)).outcomes).toEqual([
      ['536365', 'FORMAT_ERROR 2', 2, 1],
      ['536366', 'SALE', 3, 1],
    ]);
  });

  it.each([
    ['a file without date in its name', { name: 'sales.csv' }, dayFile(row(), row()), 2],
    ['another header', {}, Buffer.from(`No,Code\n${row()}\n`), 1],
    ['no header', {}, Buffer.from(`${row()}\n${row()}\n`), 2],
    ['too many documents', { documentsPerFile: 1 }, dayFile(row(), row({ documentNo: '536366' })), 2],
  ])('refuses %s as a whole', async (_, options, file, lines) => {
    const { outcomes, ...counted } = await read(file, options);

    expect(counted.lines).toBe(lines);
    expect(outcomes).toEqual([[null, expect.stringMatching(/^(FORMAT_ERROR|RULE_VIOLATION)/), 1, lines]]);
  });

  it.each([
    [
      'a line',
      { lineBytes: 80 },
      [row(), row({ documentNo: '536366', description: 'X'.repeat(80) })],
      'FORMAT_ERROR',
    ],
    [
      'a document',
      { linesPerDocument: 2 },
      Array.from({ length: 3 }, () => row({ documentNo: '536366' })),
      'RULE_VIOLATION',
    ],
    [
      'what is open',
      { openLines: 1 },
      [
        row({ documentNo: '536366' }),
        row({ documentNo: '536367' }),
        row({ documentNo: '536366' }),
        row({ documentNo: '536367' }),
      ],
      'RULE_VIOLATION',
    ],
  ])('counts what goes over the limit of %s and loses nothing', async (_, limits, rows, code) => {
    const { lines, outcomes } = await read(dayFile(...rows), limits);

    expect(outcomes.reduce((sum, [, , , count]) => sum + Number(count), 0)).toBe(lines);
    expect(outcomes.map(([, result]) => result)).toContainEqual(expect.stringContaining(code));
  });

  it('takes a byte order mark, CR LF, empty lines and a last line without line end', async () => {
    const file = Buffer.from(
      `\uFEFF${dayFile(row(), '', row()).toString().replaceAll('\n', '\r\n').trimEnd()}`,
    );

    expect(await read(file)).toEqual({ lines: 2, outcomes: [['536365', 'SALE', 2, 2]] });
  });

  it('takes an empty file as a fact', async () => {
    expect(await read(Buffer.alloc(0))).toEqual({ lines: 0, outcomes: [] });
    expect(await read(dayFile())).toEqual({ lines: 0, outcomes: [] });
  });
});
