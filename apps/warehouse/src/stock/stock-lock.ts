import type { Lock } from '@kervan/inbox';
import { StockBook } from './stock-book.js';

/** The stock of a product in all depots, to be read into the transaction's {@link StockBook}. */
export function stockLock(sku: string): Lock {
  return { address: 'Stock', key: sku, take: (tx, skus) => tx.shared(StockBook).load(skus) };
}
