import { selectList } from './select-list.js';
import type { TableServer } from './table-server.js';
import type { SqlColumn } from './table-shape.js';

/** Some rows of a table in order. */
export interface Page {
  readonly from: string;
  readonly columns: readonly SqlColumn[];
  /** Unique together; the first is the one of the watermark where there is one. */
  readonly order: readonly [SqlColumn, ...SqlColumn[]];
  /** The first of the order has at least this value. */
  readonly least: string | null;
  /** Values of the order of the row before the page. */
  readonly after: readonly string[] | null;
  readonly rows: number;
}

/** SQL with its parameters, in the order of their places. */
export interface SqlText {
  readonly sql: string;
  readonly parameters: readonly string[];
}

/** Selects the columns, then those of the order, as text. A row in which one of these has no value is on no page. */
export function pageStatement(server: TableServer, page: Page): SqlText {
  const { from, columns, order, least, after, rows } = page;
  const parameters: string[] = [];
  const bound = (value: string, { type }: SqlColumn) => {
    parameters.push(value);
    return server.parameter(parameters.length, type);
  };
  const [first] = order;
  // Said beside the comparison of rows, for which not every server uses an index.
  const begin = after?.[0] ?? least;
  const conditions = [begin === null ? `${first.sql} IS NOT NULL` : `${first.sql} >= ${bound(begin, first)}`];
  for (const { sql, isNullable } of order.slice(1)) if (isNullable) conditions.push(`${sql} IS NOT NULL`);
  if (after) {
    const values = order.map((column, index) => bound(after[index] ?? '', column));
    conditions.push(`(${order.map(({ sql }) => sql).join(', ')}) > (${values.join(', ')})`);
  }
  const sql = `SELECT ${selectList(server, [...columns, ...order])} FROM ${from} WHERE ${conditions.join(' AND ')}
     ORDER BY ${order.map(({ sql }) => sql).join(', ')} LIMIT ${rows}`;
  return { sql, parameters };
}
