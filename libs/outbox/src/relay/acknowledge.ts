import { KervanError } from '@kervan/contracts';
import type { Database } from '@kervan/database';
import type { Holder } from './lane-lease.js';

/**
 * A former owner deletes nothing: its epoch is over. Its lanes are asked for once, as an array: joined to the rows they
 * made PostgreSQL compare each row with each lane, which cost twenty times as much.
 */
const sql = `
  WITH removed AS (
    DELETE FROM outbox USING unnest($1::bigint[]) AS acked (acked_id)
    WHERE id = acked_id
      AND lane = ANY (ARRAY(SELECT held.lane FROM outbox_lane AS held WHERE held.owner = $2 AND held.epoch = $3))
    RETURNING id)
  SELECT count(*) AS count FROM removed`;

/**
 * Removes rows that the broker acknowledged to this instance.
 *
 * @throws KervanError LEASE_LOST when none of them was removed: another instance owns them now.
 */
export async function acknowledge(
  database: Pick<Database, 'query'>,
  ids: readonly number[],
  { owner, epoch }: Holder,
): Promise<void> {
  if (ids.length === 0) return;
  const [removed] = await database.query<{ count: number }>(sql, [ids, owner, epoch]);
  if (removed?.count === 0) {
    throw new KervanError('LEASE_LOST', `${owner} may not acknowledge in epoch ${String(epoch)}`);
  }
}
