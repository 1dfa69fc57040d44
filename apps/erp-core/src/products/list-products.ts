import type { Db, RowOf } from '@kervan/database';
import { toPage, type Page, type PageRequest } from '@kervan/service';
import type { Product } from './product.entity.js';

/** Products by SKU. */
export async function listProducts(db: Db, page: PageRequest): Promise<Page<RowOf<Product>>> {
  const products = await db.query<RowOf<Product>>(
    `SELECT sku, unit, description, kdv_class AS "kdvClass", stocked
     FROM product WHERE sku > $1 ORDER BY sku LIMIT $2`,
    [page.after ?? '', page.limit + 1],
  );
  return toPage(products, page, ({ sku }) => sku);
}
