import { KervanError, UrunFiyatiDegisti } from '@kervan/contracts';
import type { RowOf } from '@kervan/database';
import type { Tx } from '@kervan/outbox';
import type { Loaded } from '../loaded.js';
import type { ProductPrice } from './product-price.entity.js';

export type DatedPrice = Omit<RowOf<ProductPrice>, 'version'>;

const input = `unnest($1::text[], $2::text[], $3::date[], $4::numeric[], $5::text[])
  AS given(sku, price_list, valid_from, price, currency)`;

/**
 * Sets prices, each product, list and day at most once in the batch, and tells of those that changed. Repeating a batch
 * changes nothing.
 *
 * @returns how many changed, as `created`.
 * @throws KervanError PRODUCT_NOT_FOUND naming the first unknown SKU; then none is set.
 */
export async function setPrices(tx: Tx, prices: readonly DatedPrice[]): Promise<Loaded> {
  const columns = (['sku', 'priceList', 'validFrom', 'price', 'currency'] as const).map((field) =>
    prices.map((price) => price[field]),
  );
  const [unknown] = await tx.db.query<{ sku: string }>(
    `SELECT sku FROM unnest($1::text[]) AS given(sku)
     WHERE NOT EXISTS (SELECT FROM product WHERE product.sku = given.sku) ORDER BY sku LIMIT 1`,
    [columns[0]],
  );
  if (unknown) throw new KervanError('PRODUCT_NOT_FOUND', `product ${unknown.sku} is not known`);
  const changed = await tx.db.query<RowOf<ProductPrice>>(
    `INSERT INTO product_price (sku, price_list, valid_from, price, currency, version)
     SELECT given.*, 1 FROM ${input} ORDER BY sku COLLATE "C", price_list COLLATE "C", valid_from
     ON CONFLICT (sku, price_list, valid_from) DO UPDATE
       SET price = excluded.price, currency = excluded.currency, version = product_price.version + 1
       WHERE (product_price.price, product_price.currency) IS DISTINCT FROM (excluded.price, excluded.currency)
     RETURNING sku, price_list AS "priceList", valid_from AS "validFrom", price, currency, version`,
    columns,
  );
  for (const price of changed) {
    const { sku, priceList, validFrom, version } = price;
    const before = version === 1 ? null : version - 1;
    tx.touched('product_price', `${sku}/${priceList}/${validFrom}`, { before, after: version });
    tx.publish(UrunFiyatiDegisti, price);
  }
  return { created: changed.length, unchanged: prices.length - changed.length };
}
