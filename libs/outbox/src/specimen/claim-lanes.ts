import type { Db } from '@kervan/database';
import type { LaneClaim } from '../holding/lane-claim.js';

/** For specs: makes somebody the owner of all lanes, in a new epoch. */
export async function claimLanes(db: Pick<Db, 'query'>, owner: string): Promise<LaneClaim> {
  const lanes = await db.query<{ lane: number; epoch: number }>(
    `UPDATE outbox_lane SET owner = $1, epoch = epoch + 1, lease_until = clock_timestamp() + interval '1 hour'
     RETURNING lane, epoch`,
    [owner],
  );
  return { owner, epochs: new Map(lanes.map(({ lane, epoch }) => [lane, epoch])) };
}
