import type { Db } from '@kervan/database';
import type { Lock } from '@kervan/inbox';

/** What the core knows of the stock of a product, for whoever hears of it or counts on it. */
export function stockLevelLock(sku: string): Lock {
  return { address: 'StockLevel', key: sku, take: ({ db }, skus) => lockStockLevels(db, skus) };
}

/**
 * Locks the levels of these products until the end of the transaction. Both statements go in byte order, and no row is
 * waited for before all new ones are made: no circle can arise.
 */
export async function lockStockLevels(db: Db, skus: readonly string[]): Promise<void> {
  void db.query(
    `INSERT INTO stock_level (sku, stock_version, available)
     SELECT sku, 0, 0 FROM unnest($1::text[]) AS named (sku) ORDER BY sku COLLATE "C"
     ON CONFLICT DO NOTHING`,
    [skus],
  );
  await db.query('SELECT FROM stock_level WHERE sku = ANY($1) ORDER BY sku COLLATE "C" FOR UPDATE', [skus]);
}
