import { type Canvas, coloured } from './canvas.js';
import type { Drawing } from './render-table.js';
import { NOTHING } from './view.js';

/** A line for each cell that holds something, an empty line between rows. */
export function blocks({ columns, rows }: Drawing, canvas: Canvas): string {
  const labelWidth = Math.max(...columns.map(({ label }) => label.length));
  return rows
    .map((row) =>
      columns.map(({ label }, column) => {
        const { text, tone } = row[column] ?? { text: NOTHING, tone: null };
        return text === NOTHING ? '' : `${label.padEnd(labelWidth)}  ${coloured(text, tone, canvas)}\n`;
      }),
    )
    .map((lines) => lines.join(''))
    .join('\n');
}
