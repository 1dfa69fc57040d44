import type { Db } from '@kervan/database';

/** Which of some SKUs are services. */
export async function servicesAmong(db: Db, skus: readonly string[]): Promise<ReadonlySet<string>> {
  const services = await db.query<{ sku: string }>(
    'SELECT sku FROM product WHERE sku = ANY($1) AND NOT stocked',
    [skus],
  );
  return new Set(services.map(({ sku }) => sku));
}
