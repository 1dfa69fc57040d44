import type { Db } from '@kervan/database';
import type { Lock } from '@kervan/inbox';

/**
 * What the core knows of the arrivals of a product. Whoever notes a shortage or an arrival of it holds this row until
 * it commits, so that no order sleeps through the goods it waits for, whichever of the two events comes first and in
 * whichever process:
 * - The shortage first: the arrival is offered (`offerStock`) after it was committed, hence after the shortage was, and
 *   finds the order among those that wait.
 * - The arrival first: the shortage reads its stock version. If it is higher than the one of the failure, the warehouse
 *   did not count these goods when it refused, and the order is due at once. If not, it did count them.
 *
 * What is offered to an order that does not take it, because it was cancelled, lacks credit or lacks something else, is
 * offered again (`offerAgain`).
 */
export function stockArrivalLock(sku: string): Lock {
  return { address: 'StockArrival', key: sku, take: ({ db }, skus) => lockArrivals(db, skus) };
}

/** Both statements go in byte order, and no row is waited for before all new ones are made: no circle can arise. */
async function lockArrivals(db: Db, skus: readonly string[]): Promise<void> {
  void db.query(
    `INSERT INTO stock_arrival (sku, stock_version, arrived, to_offer)
     SELECT sku, 0, 0, 0 FROM unnest($1::text[]) AS named (sku) ORDER BY sku COLLATE "C"
     ON CONFLICT DO NOTHING`,
    [skus],
  );
  await db.query(`SELECT FROM stock_arrival WHERE sku = ANY($1) ORDER BY sku COLLATE "C" FOR UPDATE`, [skus]);
}
