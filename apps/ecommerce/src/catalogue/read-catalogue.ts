import type { Db } from '@kervan/database';
import type { Article } from './catalogue.schema.js';

const ARTICLES = `
  SELECT sku, description, unit,
    (SELECT json_build_object('price', price::text, 'currency', currency, 'validFrom', valid_from)
     FROM current_price WHERE price_list = $1 AND sku = product.sku) AS price,
    CASE WHEN stocked THEN
      coalesce((SELECT sellable FROM product_stock WHERE sku = product.sku), 0)
    END AS sellable
  FROM product`;

/** Products after a SKU, in its order, with what they cost and how much of them can be sold. */
export function readCatalogue(db: Db, priceList: string, after: string, count: number): Promise<Article[]> {
  return db.query<Article>(`${ARTICLES} WHERE sku > $2 ORDER BY sku LIMIT $3`, [priceList, after, count]);
}

/** One product of the catalogue; undefined when there is none. */
export async function readArticle(db: Db, priceList: string, sku: string): Promise<Article | undefined> {
  const [article] = await db.query<Article>(`${ARTICLES} WHERE sku = $2`, [priceList, sku]);
  return article;
}
