import { folded } from '../text/folded.js';
import type { CsvLayout } from './csv-layout.js';

/** For each column of the layout the cell that has it; -1: none has. */
export interface Header {
  readonly cells: readonly number[];
  /** Cells of a row. */
  readonly width: number;
}

/** @returns the header, or what is wrong with it: a column that is missing or named twice. */
export function headerOf(names: readonly string[], { columns }: CsvLayout): Header | string {
  const found = names.map(folded);
  while (found.at(-1) === '') found.pop();
  const cells: number[] = [];
  for (const { name, headers, optional } of columns) {
    const wanted = new Set([name, ...headers].map(folded));
    const places = found.flatMap((one, index) => (wanted.has(one) ? [index] : []));
    if (places.length > 1) return `the header names ${name} twice`;
    if (places.length === 0 && !optional) return `the header has no ${name}`;
    cells.push(places[0] ?? -1);
  }
  return { cells, width: found.length };
}

/** The header of a file without one. */
export function headerless({ columns }: CsvLayout): Header {
  return { cells: columns.map((_, index) => index), width: columns.length };
}
