import type { Db } from '@kervan/database';

/** Products per transaction. */
const AT_ONCE = 1000;

/**
 * Offers goods that arrived to the orders that wait for them: these become due. Oldest first approval first, as long as
 * the goods last by what the orders lack; an order that lacks more than what arrived since, of any product, is passed
 * over, unless it may be delivered in part. Waits for nobody: products and orders that others deal with are left to
 * them or to the next time.
 *
 * @returns whether there may be more to offer.
 */
export async function offerStock(db: Db): Promise<boolean> {
  const offered = await db.query<{ sku: string }>(
    `SELECT sku FROM stock_arrival WHERE to_offer > 0
     ORDER BY sku COLLATE "C" LIMIT ${String(AT_ONCE)} FOR UPDATE SKIP LOCKED`,
  );
  if (offered.length === 0) return false;
  const skus = offered.map(({ sku }) => sku);
  void db.query(
    `WITH queue AS (
       SELECT order_no, offer.to_offer,
              sum(lacked.quantity) OVER (PARTITION BY lacked.sku ORDER BY first_approved_at, order_no)
                - lacked.quantity AS before
       FROM stock_arrival offer
       JOIN order_shortage lacked USING (sku)
       JOIN order_wait USING (order_no)
       JOIN sales_order waiting USING (order_no)
       WHERE offer.sku = ANY($1) AND NOT due AND state = 'ON_HOLD' AND hold_reason = 'STOCK'
         AND (partial OR NOT EXISTS (
           SELECT FROM order_shortage every JOIN stock_arrival heard USING (sku)
           WHERE every.order_no = lacked.order_no AND every.enough_at > heard.arrived))
     ), next AS (
       SELECT order_no FROM order_wait
       WHERE NOT due AND order_no IN (SELECT order_no FROM queue WHERE before < to_offer)
       FOR UPDATE SKIP LOCKED
     )
     UPDATE order_wait SET due = true FROM next WHERE order_wait.order_no = next.order_no`,
    [skus],
  );
  await db.query('UPDATE stock_arrival SET to_offer = 0 WHERE sku = ANY($1)', [skus]);
  return offered.length === AT_ONCE;
}
