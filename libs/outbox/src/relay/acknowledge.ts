import type { Database } from '@kervan/database';
import type { LaneClaim } from '../holding/lane-claim.js';
import { keepRemoved, removedRow } from '../sent/keep-removed.js';

/**
 * A former owner deletes nothing: its epochs are over. Its lanes are asked for once, as an array: joined to the rows
 * they made PostgreSQL compare each row with each lane, which cost twenty times as much. Ids are no table either: one
 * that is joined may be the inner one, and then every old version of the outbox is passed.
 */
const sqlOf = (returned: string, kept: string) => `
  WITH removed AS (
    DELETE FROM outbox
    WHERE id = ANY ($1) AND lane = ANY (ARRAY(
      SELECT held.lane FROM outbox_lane AS held JOIN unnest($3::smallint[], $4::bigint[]) AS mine (lane, epoch)
        ON mine.lane = held.lane AND mine.epoch = held.epoch
      WHERE held.owner = $2))
    RETURNING ${returned}clock_timestamp() - created_at AS delay)${kept}
  SELECT count(*) AS count,
    coalesce(extract(epoch FROM avg(delay)) * 1000, 0)::float8 AS "meanMs",
    coalesce(extract(epoch FROM max(delay)) * 1000, 0)::float8 AS "maxMs"
  FROM removed`;

const remove = sqlOf('', '');
const removeAndKeep = sqlOf(`${removedRow}, `, `, ${keepRemoved}`);

/** What was removed, and how long ago it had been written, by the database's clock. */
export interface Removed {
  readonly count: number;
  readonly meanMs: number;
  readonly maxMs: number;
}

/**
 * Removes rows that the broker acknowledged to this instance; of lanes that another instance holds now, nothing.
 *
 * @param keeps whether they become sent events.
 * @throws KervanError DATABASE_UNAVAILABLE
 */
export async function acknowledge(
  database: Pick<Database, 'query'>,
  ids: readonly number[],
  { owner, epochs }: LaneClaim,
  keeps = false,
): Promise<Removed> {
  const parameters = [ids, owner, [...epochs.keys()], [...epochs.values()]];
  const [removed] = await database.query<Removed>(keeps ? removeAndKeep : remove, parameters);
  return removed ?? { count: 0, meanMs: 0, maxMs: 0 };
}
