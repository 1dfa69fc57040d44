import type { Db } from '@kervan/database';
import type { HeldKey, KeyAddress } from './held-key.js';
import { claimParameters, inMyLanes, mine, type LaneClaim } from './lane-claim.js';

const sql = `
  WITH ${mine}
  DELETE FROM outbox_held_key AS held USING unnest($4::text[], $5::text[]) AS wanted (topic, key)
  WHERE held.topic = wanted.topic AND held.key = wanted.key AND held.state = 'RELEASING' AND held.${inMyLanes}
    AND NOT EXISTS (SELECT FROM outbox_held WHERE outbox_held.topic = held.topic AND outbox_held.key = held.key)
  RETURNING held.topic, held.key, held.lane, held.state`;

/**
 * Lets the released keys go that have no held row left; returns them. Call it while none of their rows is on its way out
 * of the outbox into the held ones: what comes later is published out of the outbox again.
 */
export function endReleases(
  db: Pick<Db, 'query'>,
  claim: LaneClaim,
  keys: readonly KeyAddress[],
): Promise<HeldKey[]> {
  return db.query<HeldKey>(sql, [
    ...claimParameters(claim),
    keys.map(({ topic }) => topic),
    keys.map(({ key }) => key),
  ]);
}
