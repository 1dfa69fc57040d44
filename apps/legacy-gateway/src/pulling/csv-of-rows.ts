import type { PulledRow } from './pull-source.js';
import { CHANGE_COLUMN } from './pulled-column.js';

/** How pulled rows are written, whatever their source. */
export const pulledDialect = { separator: ',', quote: '"' } as const;

const special = /[",\r\n]/;
/** Letters that were lost before, and halves of characters: no text file has them. */
const lost = /[\uFFFD\p{Surrogate}]/u;

/** The first line of a file: names of columns. */
export function csvHeader(names: readonly string[]): string {
  return lineOf([...names, CHANGE_COLUMN]);
}

/**
 * One line for each row. What is null is blank. Where letters were lost, the cell is blank and the row has one cell too many:
 * it is refused alone, where such letters would have the file refused.
 */
export function csvOfRows(names: readonly string[], rows: readonly PulledRow[]): string {
  const written = [...names, CHANGE_COLUMN];
  return rows.map((row) => lineOf(cellsOf(written.map((name) => row[name] ?? '')))).join('');
}

function cellsOf(values: readonly string[]): readonly string[] {
  if (!values.some((value) => lost.test(value))) return values.map(cellOf);
  return [...values.map((value) => (lost.test(value) ? '' : cellOf(value))), 'letters were lost'];
}

function lineOf(cells: readonly string[]): string {
  return `${cells.join(pulledDialect.separator)}\n`;
}

function cellOf(value: string): string {
  return special.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
