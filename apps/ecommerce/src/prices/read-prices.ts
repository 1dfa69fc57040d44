import type { Db } from '@kervan/database';
import type { DatedPrice, PricesRequest } from './prices.schema.js';

/** Prices of a product in one list, past and coming, by day; one more than the page holds. */
export function readPrices(
  db: Db,
  sku: string,
  { priceList, after, limit }: PricesRequest,
): Promise<DatedPrice[]> {
  return db.query<DatedPrice>(
    `SELECT price_list AS "priceList", valid_from AS "validFrom", price, currency, version, stale FROM price
     WHERE price_list = $1 AND sku = $2 AND ($3::date IS NULL OR valid_from > $3) ORDER BY valid_from LIMIT $4`,
    [priceList, sku, after ?? null, limit + 1],
  );
}
