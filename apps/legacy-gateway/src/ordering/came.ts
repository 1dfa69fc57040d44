import type { Db } from '@kervan/database';
import type { Gap } from './expected-places.js';

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

/** How far the files of a source came. */
export interface Progress {
  /** The highest place in which one came, null: none came yet. */
  readonly last: number | null;
  /** What is not waited for behind it, in order. */
  readonly released: readonly Gap[];
}

export async function progressOf(db: Pick<Db, 'query'>, source: string): Promise<Progress> {
  const [row] = await db.query<Progress>(
    `WITH came AS (SELECT max(position) AS last FROM arrival WHERE ${CAME})
     SELECT last,
       (SELECT coalesce(json_agg(json_build_object('from', first_position, 'to', last_position)
                 ORDER BY first_position), '[]')
          FROM released_gap WHERE source = $1 AND last_position > last) AS released
       FROM came`,
    [source],
  );
  return row ?? { last: null, released: [] };
}

export interface HoleQuery {
  /** Places of files that lie in the folder and are not received yet. */
  readonly waiting: readonly number[];
  /** The first place that is not missing yet, if nothing came from there on; null: only what came later tells. */
  readonly due: number | null;
  /** Most holes told. */
  readonly limit: number;
}

/** The latest holes in the order of a source. */
export function holes(
  db: Pick<Db, 'query'>,
  source: string,
  { waiting, due, limit }: HoleQuery,
): Promise<Hole[]> {
  return db.query<Hole>(
    `WITH came AS (SELECT position FROM arrival WHERE ${CAME})
     SELECT earlier, later
       FROM (SELECT position AS earlier, lead(position) OVER (ORDER BY position) AS later
               FROM (TABLE came
                     UNION SELECT unnest($2::bigint[])
                     UNION SELECT $3::bigint WHERE $3 > (SELECT max(position) FROM came)
                     UNION SELECT unnest(ARRAY[first_position, last_position]) FROM released_gap WHERE source = $1)
                 AS known (position))
         AS neighbours
      WHERE later > earlier + 1
        AND NOT EXISTS (SELECT FROM released_gap
                         WHERE source = $1 AND first_position <= earlier AND later <= last_position)
      ORDER BY earlier DESC
      LIMIT $4`,
    [source, waiting, due, limit],
  );
}
