import type { Db } from '@kervan/database';

/** A product as it is sold on a day; no rate of its KDV class may hold on that day. */
export interface CatalogueEntry {
  readonly sku: string;
  readonly unit: string;
  readonly kdvClass: string;
  readonly kdvRate: string | null;
}

/** Entries by SKU; SKUs that are not known are absent. */
export type Catalogue = ReadonlyMap<string, CatalogueEntry>;

/** The entries of some products on a day, in one query. */
export async function readCatalogue(db: Db, skus: Iterable<string>, day: string): Promise<Catalogue> {
  const entries = await db.query<CatalogueEntry>(
    `SELECT sku, unit, kdv_class AS "kdvClass",
            (SELECT rate FROM kdv_rate WHERE kdv_rate.kdv_class = product.kdv_class AND valid_from <= $2
             ORDER BY valid_from DESC LIMIT 1) AS "kdvRate"
     FROM product WHERE sku = ANY($1)`,
    [[...new Set(skus)], day],
  );
  return new Map(entries.map((entry) => [entry.sku, entry]));
}
