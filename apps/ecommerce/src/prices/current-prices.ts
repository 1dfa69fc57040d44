import type { Db } from '@kervan/database';

export interface CurrentPrice {
  readonly price: string;
  readonly currency: string;
}

/** Prices of today in Europe/Istanbul by SKU; products without one are absent. */
export async function currentPrices(
  db: Db,
  priceList: string,
  skus: readonly string[],
): Promise<ReadonlyMap<string, CurrentPrice>> {
  const rows = await db.query<CurrentPrice & { readonly sku: string }>(
    'SELECT sku, price, currency FROM current_price WHERE price_list = $1 AND sku = ANY($2)',
    [priceList, skus],
  );
  return new Map(rows.map(({ sku, ...price }) => [sku, price]));
}
