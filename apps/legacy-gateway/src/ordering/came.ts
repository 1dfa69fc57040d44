import type { Db } from '@kervan/database';

/** Neighbours in the order of a source, between which nothing came. */
export interface Hole {
  readonly earlier: number;
  readonly later: number;
}

/**
 * A file that was refused did not come, and neither did one with the bytes of another: a better one is waited for in its
 * place. Only files without any record may be alike.
 */
const CAME = `source = $1 AND position IS NOT NULL
  AND (outcome = 'RECEIVED' OR (outcome = 'DUPLICATE' AND lines = 0))`;

/** The highest place in which a file came, null: none came yet. */
export async function lastPlace(db: Pick<Db, 'query'>, source: string): Promise<number | null> {
  const [row] = await db.query<{ last: number | null }>(
    `SELECT max(position) AS last FROM arrival WHERE ${CAME}`,
    [source],
  );
  return row?.last ?? null;
}

/**
 * The latest holes in the order of a source.
 *
 * @param waiting places of files that lie in the folder and are not received yet
 * @param limit most holes told
 */
export function holes(
  db: Pick<Db, 'query'>,
  source: string,
  waiting: readonly number[],
  limit: number,
): Promise<Hole[]> {
  return db.query<Hole>(
    `SELECT earlier, later
       FROM (SELECT position AS earlier, lead(position) OVER (ORDER BY position) AS later
               FROM (SELECT position FROM arrival WHERE ${CAME} UNION SELECT unnest($2::bigint[])) AS came (position))
         AS neighbours
      WHERE later > earlier + 1
      ORDER BY earlier DESC
      LIMIT $3`,
    [source, waiting, limit],
  );
}
