import type { Db } from '@kervan/database';
import type { TableComparison } from './replay-job.js';

const FIRST_DIFFERING = 20;
const NONE = '0 0 0';

interface Columns {
  readonly table: string;
  readonly row: string;
  readonly key: string;
}

interface Side {
  readonly rows: number;
  /** Of the hashes of all rows; whole numbers. */
  readonly sums: readonly [string, string];
}

/**
 * What is compared of a row: all columns, but for identities, which number the rows of one database as they happened to
 * come. The key names a row; without one a hash does, for values may be personal data.
 */
const columns = `
  SELECT relname AS table, format('ROW(%s)::text COLLATE "C"', string_agg(format('%I', attname), ', ' ORDER BY attnum)) AS row,
    coalesce(
      'concat_ws(''/'', ' ||
        string_agg(format('%I::text', attname), ', ' ORDER BY attnum) FILTER (WHERE attnum = ANY(indkey)) || ')',
      format('md5(ROW(%s)::text)', string_agg(format('%I', attname), ', ' ORDER BY attnum))
    ) || ' COLLATE "C"' AS key
  FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped AND attidentity = ''
    LEFT JOIN pg_index ON indrelid = pg_class.oid AND indisprimary AND NOT EXISTS (
      SELECT FROM pg_attribute AS each WHERE each.attrelid = indrelid AND each.attnum = ANY(indkey) AND each.attidentity <> '')
  WHERE relnamespace = 'public'::regnamespace AND relname = ANY($1)
  GROUP BY relname ORDER BY relname`;

/**
 * Compares the running tables with their shadows, whatever the order of their rows, in one snapshot: each table is read
 * once per side, and once more where the sums differ. Rows stay in the database; what does not fit into its working
 * memory goes to its disk.
 *
 * @param db a repeatable-read transaction.
 * @param whole false: the shadow holds a part, and only what it has and the running table has not is a difference.
 */
export async function compareTables(
  db: Db,
  schema: string,
  tables: readonly string[],
  whole: boolean,
): Promise<TableComparison[]> {
  const compared: TableComparison[] = [];
  for (const each of await db.query<Columns>(columns, [tables])) {
    const live = await side(db, 'public', each);
    const shadow = await side(db, schema, each);
    const difference = moreOf(shadow, live);
    const same = difference === NONE;
    const differing = same ? [] : await firstDiffering(db, schema, each, whole);
    const equal = same || (!whole && differing.length === 0);
    const rows = { live: live.rows, shadow: shadow.rows };
    compared.push({ table: each.table, ...rows, equal, difference, differing });
  }
  return compared;
}

/** Sums of two independent hashes of 64 bits: no order, no memory, and equal rows do not cancel each other out. */
async function side(db: Db, schema: string, { table, row }: Columns): Promise<Side> {
  const [found] = await db.query<Side>(
    `SELECT count(*) AS rows, ARRAY[coalesce(sum(hashtextextended(row, 0)), 0), coalesce(sum(hashtextextended(row, 1)), 0)]::text[] AS sums
     FROM (SELECT ${row} AS row FROM ${schema}."${table}") AS each`,
  );
  return found ?? { rows: 0, sums: ['0', '0'] };
}

function moreOf(shadow: Side, live: Side): string {
  const sums = [0, 1].map((at) => BigInt(shadow.sums[at] ?? 0) - BigInt(live.sums[at] ?? 0));
  return [shadow.rows - live.rows, ...sums].join(' ');
}

async function firstDiffering(
  db: Db,
  schema: string,
  { table, row, key }: Columns,
  whole: boolean,
): Promise<string[]> {
  const rows = await db.query<{ readonly key: string }>(
    `SELECT DISTINCT key FROM (
       SELECT key FROM (
         SELECT ${key} AS key, ${row} AS row, 1 AS side FROM public."${table}"
         UNION ALL SELECT ${key}, ${row}, -1 FROM ${schema}."${table}") AS sides
       GROUP BY key, row HAVING sum(side) ${whole ? '<>' : '<'} 0) AS differing
     ORDER BY key LIMIT ${FIRST_DIFFERING}`,
  );
  return rows.map((each) => each.key);
}
