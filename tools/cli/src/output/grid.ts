import CliTable from 'cli-table3';
import { type Canvas, coloured } from './canvas.js';
import { cut } from './cut.js';
import type { Drawing } from './render-table.js';

const PADDING = 2;

/** With borders; what is longer than its column's width is cut off. */
export function grid({ columns, rows }: Drawing, widths: readonly number[], canvas: Canvas): string {
  const cutAt = (text: string, column: number): string => cut(text, widths[column] ?? 0);
  const table = new CliTable({
    style: { head: [], border: [], compact: true },
    head: columns.map(({ label }, column) => cutAt(label, column)),
    colWidths: widths.map((width) => width + PADDING),
    colAligns: columns.map(({ alignRight }) => (alignRight ? 'right' : 'left')),
  });
  for (const row of rows)
    table.push(row.map(({ text, tone }, column) => coloured(cutAt(text, column), tone, canvas)));
  return `${table.toString()}\n`;
}
