import { deletedRow } from '../pulling/deleted-row.js';
import type { PulledRow } from '../pulling/pull-source.js';
import { CHANGE_COLUMN, DELETED, KEYLESS } from '../pulling/pulled-column.js';
import { isWholeKey } from '../pulling/whole-key.js';
import type { SqlText } from './page-statement.js';
import { rowOf } from './paged-rows.js';
import { selectList } from './select-list.js';
import type { TableServer } from './table-server.js';
import type { TableShape } from './table-shape.js';

/** Documents that one statement reads. */
const DOCUMENTS = 200;

/**
 * All rows of the documents that changed rows belong to, each document once and as it is at one moment; deleted ones by their
 * key. Before them, each alone, rows that do not say of which document they are. Only keys of documents are kept.
 */
export async function* wholeDocuments(
  server: TableServer,
  table: TableShape,
  changed: AsyncIterable<readonly PulledRow[]>,
  signal: AbortSignal,
): AsyncGenerator<PulledRow> {
  const names = table.document.map(({ name }) => name);
  const keyOf = (row: PulledRow) => names.map((name) => row[name] ?? null);
  const byKey = new Map<string, readonly string[]>();
  for await (const rows of changed) {
    for (const row of rows) {
      const key = keyOf(row);
      if (isWholeKey(key)) byKey.set(JSON.stringify(key), key);
      else if (row[CHANGE_COLUMN] !== DELETED) yield { ...row, [CHANGE_COLUMN]: KEYLESS };
    }
  }
  const keys = [...byKey.values()];
  for (let from = 0; from < keys.length; from += DOCUMENTS) {
    signal.throwIfAborted();
    const some = keys.slice(from, from + DOCUMENTS);
    const { sql, parameters } = documentsStatement(server, table, some);
    const found = (await server.query(sql, parameters)).map((cells) => rowOf(table, cells));
    yield* found;
    const present = new Set(found.map((row) => JSON.stringify(keyOf(row))));
    for (const key of some) if (!present.has(JSON.stringify(key))) yield deletedRow(names, key);
  }
}

function documentsStatement(
  server: TableServer,
  { from, columns, key, document }: TableShape,
  keys: readonly (readonly string[])[],
): SqlText {
  const parameters: string[] = [];
  const bound = (value: string, type: string) => {
    parameters.push(value);
    return server.parameter(parameters.length, type);
  };
  const list = (sql: readonly string[]) => `(${sql.join(', ')})`;
  const wanted = keys.map((values) =>
    list(document.map(({ type }, index) => bound(values[index] ?? '', type))),
  );
  const order = [...document, ...key].map(({ sql }) => sql);
  const sql = `SELECT ${selectList(server, columns)}
     FROM ${from} WHERE ${list(document.map((column) => column.sql))} IN ${list(wanted)} ORDER BY ${order.join(', ')}`;
  return { sql, parameters };
}
