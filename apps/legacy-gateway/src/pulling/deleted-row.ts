import type { PulledRow } from './pull-source.js';
import { CHANGE_COLUMN, DELETED } from './pulled-column.js';

/** A row that says that the one with these values in its key is gone. */
export function deletedRow(names: readonly string[], values: readonly (string | null)[]): PulledRow {
  const key = names.map((name, index): [string, string | null] => [name, values[index] ?? null]);
  return { ...Object.fromEntries(key), [CHANGE_COLUMN]: DELETED };
}
