import type { Db, RowOf } from '@kervan/database';
import { toPage, type Page, type PageRequest } from '@kervan/service';
import { findProduct } from './find-product.js';
import type { ProductPrice } from './product-price.entity.js';

/**
 * The dated prices of a product, by list and day.
 *
 * @throws KervanError PRODUCT_NOT_FOUND
 */
export async function readPrices(db: Db, sku: string, page: PageRequest): Promise<Page<RowOf<ProductPrice>>> {
  const [, prices] = await Promise.all([
    findProduct(db, sku),
    db.query<RowOf<ProductPrice>>(
      `SELECT sku, price_list AS "priceList", valid_from AS "validFrom", price, currency, version
       FROM (SELECT *, price_list || '/' || to_char(valid_from, 'YYYY-MM-DD') AS key FROM product_price WHERE sku = $1)
       WHERE key > $2 ORDER BY key LIMIT $3`,
      [sku, page.after ?? '', page.limit + 1],
    ),
  ]);
  return toPage(prices, page, ({ priceList, validFrom }) => `${priceList}/${validFrom}`);
}
