import type { Db } from '@kervan/database';
import type { Order } from '../orders/order.entity.js';
import { missingAs, missingIn, type Missing } from './missing.js';

/**
 * Lets an order wait for what it lacks, instead of what it lacked before. It is due at once when of everything it lacks
 * goods arrived that the warehouse had not counted yet; of anything, when the order may be delivered in part. The
 * transaction holds the arrivals of the missing products.
 */
export async function noteShortages(
  db: Db,
  { orderNo, partial }: Pick<Order, 'orderNo' | 'partial'>,
  missing: readonly Missing[],
): Promise<void> {
  const parameters = [orderNo, ...missingIn(missing)];
  void db.query(
    `INSERT INTO order_wait (order_no, due)
     SELECT $1, CASE WHEN $5 THEN bool_or(newer) ELSE bool_and(newer) END
     FROM (SELECT arrival.stock_version > missing.stock_version AS newer
           FROM ${missingAs('missing')} JOIN stock_arrival arrival USING (sku)) heard
     ON CONFLICT (order_no) DO UPDATE SET due = excluded.due`,
    [...parameters, partial],
  );
  void db.query('DELETE FROM order_shortage WHERE order_no = $1', [orderNo]);
  await db.query(
    `INSERT INTO order_shortage (order_no, sku, quantity, enough_at)
     SELECT $1, sku, missing.quantity,
            arrived + CASE WHEN arrival.stock_version > missing.stock_version THEN 0 ELSE missing.quantity END
     FROM ${missingAs('missing')} JOIN stock_arrival arrival USING (sku)`,
    parameters,
  );
}
