import type { Db } from '@kervan/database';

/** What the warehouse told of a product. */
export interface StockLevel {
  readonly sku: string;
  readonly stockVersion: number;
  readonly available: string;
}

/**
 * Keeps the levels that goods which came in made, where they are later than what is known. All levels of one
 * transaction of the warehouse have one version: of these the highest is kept. Too low, it would let an order sleep
 * beside its goods; too high, it costs one try, whose failure tells the truth. The transaction holds the levels.
 */
export async function noteArrivals(db: Db, levels: readonly StockLevel[]): Promise<void> {
  await note(db, levels, '(told.stock_version, told.available) > (known.stock_version, known.available)');
}

/** Keeps the levels that an order met and found too low, unless later ones are known. The transaction holds them. */
export async function noteFailure(db: Db, levels: readonly StockLevel[]): Promise<void> {
  await note(db, levels, 'told.stock_version >= known.stock_version');
}

async function note(db: Db, levels: readonly StockLevel[], later: string): Promise<void> {
  await db.query(
    `UPDATE stock_level known SET stock_version = told.stock_version, available = told.available
     FROM (SELECT DISTINCT ON (sku) *
           FROM unnest($1::text[], $2::bigint[], $3::numeric[]) AS line (sku, stock_version, available)
           ORDER BY sku, stock_version DESC, available DESC) told
     WHERE known.sku = told.sku AND ${later}`,
    [
      levels.map(({ sku }) => sku),
      levels.map(({ stockVersion }) => stockVersion),
      levels.map(({ available }) => available),
    ],
  );
}
