import { KervanError } from '@kervan/contracts';
import type { Db } from '@kervan/database';

/** The list that orders are priced by where they name no price. */
const ORDER_PRICE_LIST = 'STANDARD';

/**
 * Prices of products on a day by the list STANDARD, net of KDV, per unit, decimal text: of each product the one that
 * began latest, if it is in the currency asked for.
 *
 * @returns a price for every SKU asked for.
 * @throws KervanError PRODUCT_NOT_FOUND, PRICE_NOT_FOUND naming the first SKU.
 */
export async function pricesOn(
  db: Db,
  skus: Iterable<string>,
  day: string,
  currency: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await db.query<{ sku: string; known: boolean; price: string | null }>(
    `SELECT wanted.sku, product.sku IS NOT NULL AS known, dated.price
     FROM unnest($1::text[]) AS wanted (sku)
     LEFT JOIN product ON product.sku = wanted.sku
     LEFT JOIN LATERAL (
       SELECT price, currency FROM product_price
       WHERE product_price.sku = product.sku AND price_list = $2 AND valid_from <= $3
       ORDER BY valid_from DESC LIMIT 1) dated ON dated.currency = $4
     ORDER BY known, wanted.sku COLLATE "C"`,
    [[...new Set(skus)], ORDER_PRICE_LIST, day, currency],
  );
  return new Map(
    rows.map(({ sku, known, price }) => {
      if (!known) throw new KervanError('PRODUCT_NOT_FOUND', `product ${sku} is not known`);
      if (price === null) {
        const list = `no price in ${currency} by the list ${ORDER_PRICE_LIST}`;
        throw new KervanError('PRICE_NOT_FOUND', `product ${sku} has ${list} on ${day}`);
      }
      return [sku, price];
    }),
  );
}
