import type { Db } from '@kervan/database';
import { keepRemoved, removedRow } from '../sent/keep-removed.js';
import { claimParameters, inMyLanes, mine, type LaneClaim } from './lane-claim.js';

const sqlOf = (returned: string, kept: string) => `
  WITH ${mine},
  removed AS (
    DELETE FROM outbox_held WHERE id = ANY ($4) AND ${inMyLanes} RETURNING ${returned})${kept}
  SELECT count(*) AS count FROM removed`;

const remove = sqlOf('id', '');
const removeAndKeep = sqlOf(removedRow, `, ${keepRemoved}`);

/**
 * Removes held rows that the broker acknowledged, as far as the claim still holds; says how many were removed.
 *
 * @param keeps whether they become sent events.
 */
export async function acknowledgeReleased(
  db: Pick<Db, 'query'>,
  claim: LaneClaim,
  ids: readonly number[],
  keeps = false,
): Promise<number> {
  const parameters = [...claimParameters(claim), ids];
  const [removed] = await db.query<{ count: number }>(keeps ? removeAndKeep : remove, parameters);
  return removed?.count ?? 0;
}
