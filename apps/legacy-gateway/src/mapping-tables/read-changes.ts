import type { Db } from '@kervan/database';
import type { MappingChange } from './mapping-schemas.js';

/** Changes of a table, newest first. */
export function readChanges(
  db: Pick<Db, 'query'>,
  table: string,
  { before, limit }: { readonly before: number | undefined; readonly limit: number },
): Promise<MappingChange[]> {
  return db.query(
    `SELECT version AS no, key, value, file_version || '.' || version AS version, set_by AS "setBy",
            to_char(set_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "setAt", reason
       FROM mapping_entry
      WHERE table_name = $1 AND ($2::integer IS NULL OR version < $2)
      ORDER BY version DESC LIMIT $3`,
    [table, before ?? null, limit],
  );
}

/** How often each table was changed; a table that never was is missing. */
export async function countChanges(db: Pick<Db, 'query'>): Promise<ReadonlyMap<string, number>> {
  const rows = await db.query<{ table: string; count: number }>(
    'SELECT table_name AS "table", max(version) AS count FROM mapping_entry GROUP BY table_name',
  );
  return new Map(rows.map(({ table, count }) => [table, count]));
}
