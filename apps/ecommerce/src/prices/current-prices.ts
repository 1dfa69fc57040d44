import type { Db } from '@kervan/database';

/** A price list as it holds on a day. */
export interface PriceListOfDay {
  readonly priceList: string;
  readonly day: string;
}

export interface CurrentPrice {
  readonly price: string;
  readonly currency: string;
}

/** The price of the latest day that is not after the given one; products without a price are absent. */
export async function currentPrices(
  db: Db,
  { priceList, day }: PriceListOfDay,
  skus: readonly string[],
): Promise<ReadonlyMap<string, CurrentPrice>> {
  const rows = await db.query<CurrentPrice & { readonly sku: string }>(
    `SELECT DISTINCT ON (sku) sku, price, currency FROM price
     WHERE price_list = $1 AND valid_from <= $2 AND sku = ANY($3) ORDER BY sku, valid_from DESC`,
    [priceList, day, skus],
  );
  return new Map(rows.map(({ sku, ...price }) => [sku, price]));
}
