import type { Db } from '@kervan/database';
import { claimParameters, inMyLanes, mine, type LaneClaim } from './lane-claim.js';
import { refusal, refusalColumns, type Refusal } from './refusal.js';

const sql = `
  WITH ${mine},
  ${refusal}
  UPDATE outbox_held_key AS held
  SET state = refusal.state, code = refusal.code, reason = refusal.reason, refused_id = refusal.refused_id,
    held_at = clock_timestamp()
  FROM refusal
  WHERE held.topic = refusal.topic AND held.key = refusal.key AND held.${inMyLanes}`;

/** Keys whose released rows the broker refused again: they wait for the operator, with the new reason. */
export async function holdAgain(
  db: Pick<Db, 'query'>,
  claim: LaneClaim,
  refusals: readonly Refusal[],
): Promise<void> {
  await db.query(sql, [...claimParameters(claim), ...refusalColumns(refusals)]);
}
