import { KervanError } from '@kervan/contracts';
import type { Db, RowOf } from '@kervan/database';
import { Product } from './product.entity.js';

/** @throws KervanError PRODUCT_NOT_FOUND */
export async function findProduct(db: Db, sku: string): Promise<RowOf<Product>> {
  const product = await db.findOne(Product, { sku });
  if (!product) throw new KervanError('PRODUCT_NOT_FOUND', `product ${sku} is not known`);
  return product;
}
