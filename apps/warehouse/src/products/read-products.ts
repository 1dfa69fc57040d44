import type { Db } from '@kervan/database';
import { Product } from './product.entity.js';

/** Whether products are kept in stock, by SKU; those that are not known yet are absent. */
export async function readProducts(db: Db, skus: readonly string[]): Promise<ReadonlyMap<string, boolean>> {
  const rows = await db.find(Product, { sku: skus });
  return new Map(rows.map(({ sku, stocked }) => [sku, stocked]));
}
