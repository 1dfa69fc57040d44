import type { Canvas } from './canvas.js';
import { renderTable } from './render-table.js';
import type { Table, View } from './view.js';
import { visible } from './visible.js';

/** An answer as people read it. */
export function renderView({ facts = [], tables, texts = [] }: View, canvas: Canvas): string {
  const labelWidth = Math.max(...facts.map(([label]) => label.length));
  const factLines = facts.map(([label, text]) => `${label.padEnd(labelWidth)}  ${visible(text)}\n`).join('');
  const textBlocks = texts.map(
    ({ title, lines }) => `${title}\n${lines.map((line) => `  ${visible(line)}\n`).join('')}`,
  );
  return [factLines, ...tables.map((table) => titledTable(table, canvas)), ...textBlocks]
    .filter((block) => block !== '')
    .join('\n');
}

function titledTable(table: Table, canvas: Canvas): string {
  const body = table.rows.length === 0 ? 'none\n' : renderTable(table, canvas);
  return table.title === null ? body : `${table.title}\n${body}`;
}
