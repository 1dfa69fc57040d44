import type { PulledRow } from '../pulling/pull-source.js';
import { rowOf } from './paged-rows.js';
import { selectList } from './select-list.js';
import type { TableServer } from './table-server.js';
import type { TableShape } from './table-shape.js';

/**
 * Rows in which a column of the key has no value. No order by the key has a place for them: they are counted, and one that
 * moves meanwhile may be missed.
 */
export async function* keylessRows(
  server: TableServer,
  table: TableShape,
  pageRows: number,
  signal: AbortSignal,
): AsyncGenerator<PulledRow> {
  const { from, columns, key } = table;
  const missing = key.filter(({ isNullable }) => isNullable).map(({ sql }) => `${sql} IS NULL`);
  if (missing.length === 0) return;
  const select = `SELECT ${selectList(server, columns)} FROM ${from} WHERE ${missing.join(' OR ')}
     ORDER BY ${columns.map((_, index) => index + 1).join(', ')} LIMIT ${pageRows}`;
  for (let offset = 0, isWhole = false; !isWhole; offset += pageRows) {
    signal.throwIfAborted();
    const rows = await server.query(`${select} OFFSET ${offset}`, []);
    for (const cells of rows) yield rowOf(table, cells);
    isWhole = rows.length < pageRows;
  }
}
