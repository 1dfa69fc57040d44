import type { DataOf, StokRezervasyonuBasarisizOldu } from '@kervan/contracts';

/** How much of a product an order lacks, and the state of the stock in which it does. */
export type Missing = DataOf<typeof StokRezervasyonuBasarisizOldu>['missing'][number];

/** Parameters $2 to $4 of a statement that reads {@link missingAs}. */
export function missingIn(missing: readonly Missing[]): unknown[] {
  return [
    missing.map(({ sku }) => sku),
    missing.map(({ quantity }) => quantity),
    missing.map(({ stockVersion }) => stockVersion),
  ];
}

/** What is missing as a relation of one row per product. */
export function missingAs(name: string): string {
  return `(SELECT sku, sum(quantity) AS quantity, min(stock_version) AS stock_version
           FROM unnest($2::text[], $3::numeric[], $4::bigint[]) AS line (sku, quantity, stock_version)
           GROUP BY sku) ${name}`;
}
