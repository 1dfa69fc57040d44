import type { Db } from '@kervan/database';
import type { Page, PageRequest } from '@kervan/service';
import { toPage } from '@kervan/service';

/** Which rows of a table a list shows. */
export interface Listed<Row> {
  readonly table: string;
  /** Text column that rows are ordered by and that a page goes on after, unique among them. */
  readonly key: string;
  /** What is asked for by condition, `account_no =`; undefined: all rows. */
  readonly filters: Readonly<Record<string, string | number | undefined>>;
  /** The rows of these keys, in any order. */
  readonly find: (keys: readonly string[]) => Promise<readonly Row[]>;
  readonly keyOf: (row: Row) => string;
}

/** A page of a table in the order of its key. */
export async function readPage<Row>(
  db: Db,
  { table, key, filters, find, keyOf }: Listed<Row>,
  { after = '', limit }: PageRequest,
): Promise<Page<Row>> {
  const asked = Object.entries(filters).filter(([, value]) => value !== undefined);
  const conditions = asked.map(([condition], index) => `AND ${condition} $${index + 3}`).join(' ');
  const keys = await db.query<{ key: string }>(
    `SELECT ${key} AS key FROM ${table} WHERE ${key} > $1 ${conditions} ORDER BY ${key} LIMIT $2`,
    [after, limit + 1, ...asked.map(([, value]) => value)],
  );
  const page = toPage(keys, { after, limit }, (row) => row.key);
  const rows = new Map((await find(page.items.map((row) => row.key))).map((row) => [keyOf(row), row]));
  return { ...page, items: page.items.flatMap((row) => rows.get(row.key) ?? []) };
}
