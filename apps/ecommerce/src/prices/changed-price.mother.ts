import type { DataOf, UrunFiyatiDegisti } from '@kervan/contracts';

type Change = DataOf<typeof UrunFiyatiDegisti>;

/** A price in TRY that holds since 2020, unless said otherwise. */
export function changedPrice(sku: string, price: string, other: Partial<Change> = {}): Change {
  const usual = { priceList: 'STANDARD', validFrom: '2020-01-01', currency: 'TRY', version: 1 };
  return { sku, price, ...usual, ...other };
}
