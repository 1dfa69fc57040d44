import { styleText } from 'node:util';
import CliTable from 'cli-table3';
import { charactersOf, cut, fitColumns } from './fit-columns.js';
import type { ShownCell, Table, Tone } from './view.js';
import { visible } from './visible.js';

/** How much room there is, and whether it has colours. */
export interface Canvas {
  /** Characters of a line; null: as many as are needed. */
  readonly columns: number | null;
  readonly colours: boolean;
}

const colours = {
  good: 'green',
  attention: 'yellow',
  bad: 'red',
  unknown: 'magenta',
} as const satisfies Record<Tone, string>;
/** Border, a space on either side. */
const AROUND = 3;
/** A table whose columns would have to be narrower is shown as one block for each row. */
const NARROWEST = 8;

/** A table that is no wider than the canvas. */
export function renderTable(table: Table, canvas: Canvas): string {
  const heads = table.columns.map(({ name, unit }) => (unit === undefined ? name : `${name} (${unit})`));
  const cells = table.rows.map((row) => row.map((cell) => ({ ...cell, text: visible(cell.text) })));
  const wanted = heads.map((head, column) =>
    Math.max(head.length, ...cells.map((row) => charactersOf(row[column]?.text ?? '').length)),
  );
  const room = (canvas.columns ?? Infinity) - AROUND * heads.length - 1;
  const widths = fitColumns(wanted, room);
  const tooNarrow = widths.some((width, column) => width < Math.min(NARROWEST, wanted[column] ?? 0));
  if (tooNarrow) return blocksOf(heads, cells, canvas);

  const drawn = new CliTable({
    style: { head: [], border: [], compact: true },
    head: heads.map((head, column) => cut(head, widths[column] ?? 0)),
    colWidths: widths.map((width) => width + AROUND - 1),
    colAligns: table.columns.map(({ alignRight }) => (alignRight ? 'right' : 'left')),
  });
  drawn.push(
    ...cells.map((row) =>
      row.map((cell, column) => coloured({ ...cell, text: cut(cell.text, widths[column] ?? 0) }, canvas)),
    ),
  );
  return `${drawn.toString()}\n`;
}

function blocksOf(heads: readonly string[], rows: readonly (readonly ShownCell[])[], canvas: Canvas): string {
  const labelWidth = Math.max(...heads.map((head) => head.length));
  const lineOf = (cell: ShownCell, column: number) =>
    `${(heads[column] ?? '').padEnd(labelWidth)}  ${coloured(cell, canvas)}\n`;
  return rows.map((row) => row.map(lineOf).join('')).join('\n');
}

function coloured({ text, tone }: ShownCell, canvas: Canvas): string {
  return tone && canvas.colours ? styleText(colours[tone], text, { validateStream: false }) : text;
}
