import { blocks } from './blocks.js';
import type { Canvas } from './canvas.js';
import { charactersOf } from './cut.js';
import { fitColumns } from './fit-columns.js';
import { grid } from './grid.js';
import type { ColumnHead, ShownCell, Table } from './view.js';
import { visible } from './visible.js';

/** A border, and a space on either side. */
const AROUND = 3;
/** A column that is cut off has at least so many characters. */
const LEAST = 12;

/** What of a table is drawn, its texts made visible. */
export interface Drawing {
  readonly columns: readonly (ColumnHead & { readonly label: string })[];
  readonly rows: readonly (readonly ShownCell[])[];
}

/** A table that is no wider than the canvas; where it cannot be, a block of lines for each row. */
export function renderTable(table: Table, canvas: Canvas): string {
  const drawing = drawingOf(table, canvas);
  const wanted = drawing.columns.map(({ label, firm = false }, column) => ({
    width: Math.max(label.length, ...drawing.rows.map((row) => charactersOf(row[column]?.text ?? '').length)),
    firm,
  }));
  const room = (canvas.columns ?? Infinity) - AROUND * wanted.length - 1;
  const widths = fitColumns(wanted, room, LEAST);
  return widths ? grid(drawing, widths, canvas) : blocks(drawing, canvas);
}

function drawingOf({ columns, rows }: Table, { wide }: Canvas): Drawing {
  const isDrawn = (_: unknown, column: number): boolean => wide || !columns[column]?.wide;
  return {
    columns: columns.filter(isDrawn).map((head) => ({
      ...head,
      label: head.unit === undefined ? head.name : `${head.name} (${head.unit})`,
    })),
    rows: rows.map((row) => row.filter(isDrawn).map((cell) => ({ ...cell, text: visible(cell.text) }))),
  };
}
