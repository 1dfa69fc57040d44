import type { Db } from '@kervan/database';

/** Goods of a product that came in or became free. */
export interface Arrival {
  readonly sku: string;
  /** Above zero. */
  readonly quantity: string;
  readonly stockVersion: number;
}

/** Notes that goods are there, to be offered to the orders that wait. The transaction holds the products' arrivals. */
export async function noteArrivals(db: Db, arrivals: readonly Arrival[]): Promise<void> {
  await db.query(
    `UPDATE stock_arrival known
     SET stock_version = greatest(known.stock_version, heard.stock_version),
         arrived = known.arrived + heard.quantity,
         to_offer = known.to_offer + heard.quantity
     FROM (SELECT sku, sum(quantity) AS quantity, max(stock_version) AS stock_version
           FROM unnest($1::text[], $2::numeric[], $3::bigint[]) AS line (sku, quantity, stock_version)
           GROUP BY sku) heard
     WHERE known.sku = heard.sku`,
    [
      arrivals.map(({ sku }) => sku),
      arrivals.map(({ quantity }) => quantity),
      arrivals.map(({ stockVersion }) => stockVersion),
    ],
  );
}
