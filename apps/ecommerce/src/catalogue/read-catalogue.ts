import type { Db } from '@kervan/database';
import type { PriceListOfDay } from '../prices/current-prices.js';
import type { Article } from './catalogue.schema.js';

const ARTICLES = `
  SELECT product.sku, description, unit, current.price,
    CASE WHEN stocked THEN (
      SELECT trim_scale(greatest(coalesce(sum(on_hand - reserved), 0), 0)) FROM stock_level WHERE sku = product.sku
    ) END AS sellable
  FROM product LEFT JOIN LATERAL (
    SELECT json_build_object('price', price::text, 'currency', currency, 'validFrom', valid_from) AS price FROM price
    WHERE price_list = $1 AND sku = product.sku AND valid_from <= $2 ORDER BY valid_from DESC LIMIT 1
  ) AS current ON true`;

/** Products after a SKU, in its order, with what they cost and how much of them can be sold. */
export function readCatalogue(
  db: Db,
  { priceList, day }: PriceListOfDay,
  after: string,
  count: number,
): Promise<Article[]> {
  return db.query<Article>(`${ARTICLES} WHERE product.sku > $3 ORDER BY product.sku LIMIT $4`, [
    priceList,
    day,
    after,
    count,
  ]);
}

/** One product of the catalogue; undefined when there is none. */
export async function readArticle(
  db: Db,
  { priceList, day }: PriceListOfDay,
  sku: string,
): Promise<Article | undefined> {
  const [article] = await db.query<Article>(`${ARTICLES} WHERE product.sku = $3`, [priceList, day, sku]);
  return article;
}
