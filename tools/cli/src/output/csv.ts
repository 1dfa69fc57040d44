import { visible } from './visible.js';
import type { Cell, Table } from './view.js';

const NUMBER = /^[+-]?\d+(\.\d+)?$/;
/** What spreadsheets take for the beginning of a formula (OWASP, CSV injection). */
const FORMULA = /^[=+\-@]/;

/** Records of RFC 4180 with a head line; formulas get an apostrophe before them, hidden characters are made visible. */
export function csvOf(table: Table): string {
  return csvHead(table) + csvRecords(table);
}

export function csvHead({ columns }: Pick<Table, 'columns'>): string {
  return recordOf(columns.map(({ name }) => name.replaceAll(' ', '_')));
}

export function csvRecords({ rows }: Pick<Table, 'rows'>): string {
  return rows.map((row) => recordOf(row.map(({ cell }) => cell))).join('');
}

function recordOf(cells: readonly Cell[]): string {
  return `${cells.map(fieldOf).join(',')}\r\n`;
}

function fieldOf(cell: Cell): string {
  if (typeof cell !== 'string') return cell === null ? '' : String(cell);
  const shown = visible(cell);
  const harmless = FORMULA.test(shown) && !NUMBER.test(shown) ? `'${shown}` : shown;
  return /[",]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
