import type { Db } from '@kervan/database';
import type { DueWork } from './due-work.js';

/**
 * The orders whose reservations are due, first things first, locked. Those that another instance or an event of theirs is
 * at work on are left to it.
 *
 * @param among only these; by default all.
 */
export async function lockDue(
  db: Db,
  { due, order }: DueWork,
  limit: number,
  among: readonly string[] | null = null,
): Promise<readonly string[]> {
  const rows = await db.query<{ orderNo: string }>(
    `SELECT order_no AS "orderNo" FROM reservation
     WHERE ${due} AND ($2::text[] IS NULL OR order_no = ANY($2))
     ORDER BY ${order} LIMIT $1 FOR UPDATE SKIP LOCKED`,
    [limit, among],
  );
  return rows.map(({ orderNo }) => orderNo);
}
