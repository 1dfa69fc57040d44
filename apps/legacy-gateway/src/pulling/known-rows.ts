import type { Db } from '@kervan/database';

/** Rows that one statement tells gone. */
const CHUNK_ROWS = 5_000;

/** Where rows are noted: of which source, in which pull, and what the last sweep is that sees them. */
export interface Noting {
  readonly source: string;
  readonly pull: number;
  readonly sweep: number;
}

/**
 * Notes rows as they are now.
 *
 * @param hashes by key; null: the row is gone
 * @returns keys of those that were unknown, or known otherwise
 */
export async function noteRows(
  db: Db,
  { source, pull, sweep }: Noting,
  hashes: ReadonlyMap<string, string | null>,
): Promise<ReadonlySet<string>> {
  const noted = await db.query<{ key: string; isChanged: boolean }>(
    `INSERT INTO pulled_row AS known (source, key, hash, pull, sweep)
     SELECT $1, row.key, row.hash, $2::bigint, $3::bigint
       FROM unnest($4::text[], $5::text[]) AS row (key, hash)
      ORDER BY row.key COLLATE "C"
         ON CONFLICT (source, key) DO UPDATE
        SET pull = CASE WHEN known.hash IS DISTINCT FROM excluded.hash THEN excluded.pull ELSE known.pull END,
            hash = excluded.hash,
            sweep = greatest(known.sweep, excluded.sweep)
      WHERE known.hash IS DISTINCT FROM excluded.hash OR known.sweep < excluded.sweep
     RETURNING key, pull = $2 AS "isChanged"`,
    [source, pull, sweep, [...hashes.keys()], [...hashes.values()]],
  );
  return new Set(noted.filter(({ isChanged }) => isChanged).map(({ key }) => key));
}

/**
 * Notes rows as gone that neither this sweep nor the one before has seen: some of those whose key is behind `after`, in
 * order.
 *
 * @returns their keys; none: there are no more
 */
export async function noteGone(
  db: Db,
  { source, pull, sweep }: Noting,
  after: string,
): Promise<readonly string[]> {
  const gone = await db.query<{ key: string }>(
    `WITH unseen AS (
       SELECT key FROM pulled_row
        WHERE source = $1 AND key > $2 AND hash IS NOT NULL AND sweep < $3::bigint - 1
        ORDER BY key LIMIT $4
     ), gone AS (
       UPDATE pulled_row AS known SET hash = NULL, pull = $5 FROM unseen
        WHERE known.source = $1 AND known.key = unseen.key
       RETURNING known.key
     )
     SELECT key FROM gone ORDER BY key`,
    [source, after, sweep, CHUNK_ROWS, pull],
  );
  return gone.map(({ key }) => key);
}

/** Rows that were noted by a pull that did not end are known no more. */
export async function forgetAfter(db: Db, source: string, pull: number): Promise<void> {
  await db.query(`UPDATE pulled_row SET hash = '', pull = 0 WHERE source = $1 AND pull > $2`, [source, pull]);
}
