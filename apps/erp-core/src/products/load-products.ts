import { KervanError } from '@kervan/contracts';
import type { RowOf } from '@kervan/database';
import type { Tx } from '@kervan/outbox';
import type { Loaded } from '../loaded.js';
import type { Product } from './product.entity.js';

const input = 'unnest($1::text[], $2::text[], $3::text[]) AS given(sku, unit, kdv_class)';

/**
 * Defines products, each SKU at most once in the batch. Repeating a batch changes nothing.
 *
 * @throws KervanError RESOURCE_EXISTS naming a product that exists with other content; then none is defined.
 */
export async function loadProducts(tx: Tx, products: readonly RowOf<Product>[]): Promise<Loaded> {
  const columns = (['sku', 'unit', 'kdvClass'] as const).map((field) =>
    products.map((product) => product[field]),
  );
  const created = await tx.db.query<{ sku: string }>(
    `INSERT INTO product (sku, unit, kdv_class)
     SELECT * FROM ${input} ORDER BY sku COLLATE "C" ON CONFLICT DO NOTHING RETURNING sku`,
    columns,
  );
  const [other] = await tx.db.query<{ sku: string }>(
    `SELECT sku FROM product JOIN ${input} USING (sku)
     WHERE (product.unit, product.kdv_class) IS DISTINCT FROM (given.unit, given.kdv_class) ORDER BY sku LIMIT 1`,
    columns,
  );
  if (other) throw new KervanError('RESOURCE_EXISTS', `product ${other.sku} exists with other content`);
  for (const { sku } of created) tx.touched('product', sku);
  return { created: created.length, unchanged: products.length - created.length };
}
