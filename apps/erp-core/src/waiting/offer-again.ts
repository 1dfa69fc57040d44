import type { Db } from '@kervan/database';
import { missingAs, missingIn, type Missing } from './missing.js';

/**
 * Offers to other orders what an order waited for and does not take.
 *
 * @param missing what it lacks by now: the rest of what it lacked is there.
 */
export async function offerAgain(db: Db, orderNo: string, missing: readonly Missing[] = []): Promise<void> {
  await db.query(
    `WITH untaken AS (
       SELECT sku, lacked.quantity - coalesce(missing.quantity, 0) AS quantity
       FROM order_shortage lacked LEFT JOIN ${missingAs('missing')} USING (sku)
       WHERE lacked.order_no = $1 AND lacked.quantity > coalesce(missing.quantity, 0)
     ), locked AS (
       SELECT sku FROM stock_arrival WHERE sku IN (SELECT sku FROM untaken)
       ORDER BY sku COLLATE "C" FOR UPDATE
     )
     UPDATE stock_arrival SET to_offer = to_offer + untaken.quantity
     FROM untaken JOIN locked USING (sku) WHERE stock_arrival.sku = untaken.sku`,
    [orderNo, ...missingIn(missing)],
  );
}
