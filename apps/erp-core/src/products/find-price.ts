import type { Db, RowOf } from '@kervan/database';
import { KervanError } from '@kervan/contracts';
import { ProductPrice } from './product-price.entity.js';

export type PriceKey = Pick<ProductPrice, 'sku' | 'priceList' | 'validFrom'>;

/** @throws KervanError PRICE_NOT_FOUND */
export async function findPrice(db: Db, key: PriceKey): Promise<RowOf<ProductPrice>> {
  const price = await db.findOne(ProductPrice, key);
  if (price) return price;
  throw new KervanError('PRICE_NOT_FOUND', `${key.sku} has no ${key.priceList} price of ${key.validFrom}`);
}

/** Locks a price until the end of the transaction. @returns its version; null where there is none yet. */
export async function lockPrice(
  db: Db,
  { sku, priceList, validFrom }: PriceKey,
): Promise<Pick<ProductPrice, 'version'> | null> {
  const [price] = await db.query<Pick<ProductPrice, 'version'>>(
    'SELECT version FROM product_price WHERE sku = $1 AND price_list = $2 AND valid_from = $3 FOR UPDATE',
    [sku, priceList, validFrom],
  );
  return price ?? null;
}
