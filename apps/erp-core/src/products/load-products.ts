import { KervanError, UrunTanimlandi } from '@kervan/contracts';
import type { RowOf } from '@kervan/database';
import type { Tx } from '@kervan/outbox';
import type { Loaded } from '../loaded.js';
import type { Product } from './product.entity.js';

const input = `unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::boolean[])
  AS given(sku, unit, description, kdv_class, stocked)`;

/**
 * Defines products, each SKU at most once in the batch, and tells of those that are new. Repeating a batch changes
 * nothing.
 *
 * @throws KervanError RESOURCE_EXISTS naming a product that exists with other content; then none is defined.
 */
export async function loadProducts(tx: Tx, products: readonly RowOf<Product>[]): Promise<Loaded> {
  const columns = (['sku', 'unit', 'description', 'kdvClass', 'stocked'] as const).map((field) =>
    products.map((product) => product[field]),
  );
  const created = await tx.db.query<RowOf<Product>>(
    `INSERT INTO product (sku, unit, description, kdv_class, stocked)
     SELECT * FROM ${input} ORDER BY sku COLLATE "C" ON CONFLICT DO NOTHING
     RETURNING sku, unit, description, kdv_class AS "kdvClass", stocked`,
    columns,
  );
  const [other] = await tx.db.query<{ sku: string }>(
    `SELECT sku FROM product JOIN ${input} USING (sku)
     WHERE (product.unit, product.description, product.kdv_class, product.stocked)
       IS DISTINCT FROM (given.unit, given.description, given.kdv_class, given.stocked) ORDER BY sku LIMIT 1`,
    columns,
  );
  if (other) throw new KervanError('RESOURCE_EXISTS', `product ${other.sku} exists with other content`);
  for (const product of created) {
    tx.touched('product', product.sku);
    tx.publish(UrunTanimlandi, { ...product, description: product.description ?? undefined });
  }
  return { created: created.length, unchanged: products.length - created.length };
}
