import type { Db } from '@kervan/database';
import { claimParameters, inMyLanes, mine, type LaneClaim } from './lane-claim.js';
import { refusal, refusalColumns, type Refusal } from './refusal.js';

const columns = 'id, lane, event_id, topic, key, sequence, headers, payload, created_at';

const sql = `
  WITH ${mine},
  ${refusal},
  refused AS (
    INSERT INTO outbox_held_key (topic, key, lane, code, reason, refused_id, state)
    SELECT topic, key, lane, code, reason, refused_id, state FROM refusal WHERE ${inMyLanes}
    ON CONFLICT (topic, key) DO NOTHING),
  moved AS (
    DELETE FROM outbox WHERE id = ANY ($11) AND ${inMyLanes} RETURNING ${columns}),
  kept AS (INSERT INTO outbox_held (${columns}) SELECT ${columns} FROM moved RETURNING id)
  SELECT count(*) AS count FROM kept`;

/**
 * Holds the keys of refused rows and moves rows of held keys out of the outbox, behind those moved before: all in one
 * transaction, as far as the claim still holds.
 *
 * @param ids rows of held keys, or of the keys refused now, in order; all earlier ones of their keys were moved.
 * @returns how many rows were moved; fewer than asked means that a lane was lost or that they were moved before.
 * @throws KervanError DATABASE_UNAVAILABLE, DATABASE_REFUSED where the key of a row is not held
 */
export async function moveRows(
  db: Pick<Db, 'query'>,
  claim: LaneClaim,
  refusals: readonly Refusal[],
  ids: readonly number[],
): Promise<number> {
  const [moved] = await db.query<{ count: number }>(sql, [
    ...claimParameters(claim),
    ...refusalColumns(refusals),
    ids,
  ]);
  return moved?.count ?? 0;
}
