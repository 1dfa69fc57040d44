import type { Db } from '@kervan/database';
import type { Gap } from './expected-places.js';

/** A gap for which an operator said that nobody waits any more. */
export interface ReleasedGap extends Gap {
  readonly by: string;
  readonly reason: string;
  readonly at: Date;
  /** Files that were received in it since. */
  readonly late: number;
}

/** The latest first. @param limit most that are told */
export function releasedGaps(
  db: Pick<Db, 'query'>,
  source: string,
  limit: number,
): Promise<readonly ReleasedGap[]> {
  return db.query<ReleasedGap>(
    `SELECT first_position AS "from", last_position AS "to", released_by AS by, reason, released_at AS at,
            (SELECT count(*) FROM arrival
              WHERE arrival.source = $1 AND position BETWEEN first_position AND last_position
                AND outcome = 'RECEIVED' AND finished_at > released_at) AS late
       FROM released_gap WHERE source = $1 ORDER BY first_position DESC LIMIT $2`,
    [source, limit],
  );
}

/** Whether nobody waited for a place any more. */
export async function isReleased(db: Pick<Db, 'query'>, source: string, position: number): Promise<boolean> {
  const found = await db.query(
    'SELECT FROM released_gap WHERE source = $1 AND $2 BETWEEN first_position AND last_position',
    [source, position],
  );
  return found.length > 0;
}
