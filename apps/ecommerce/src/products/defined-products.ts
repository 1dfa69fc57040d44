import type { Db, RowOf } from '@kervan/database';
import type { SharedPart } from '@kervan/outbox';
import type { Product } from './product.entity.js';

/** The products that the events of one transaction defined, written with one statement. */
export class DefinedProducts implements SharedPart {
  readonly #products = new Map<string, RowOf<Product>>();

  constructor(private readonly db: Db) {}

  /** A later definition of the same product counts. */
  add(product: RowOf<Product>): void {
    this.#products.set(product.sku, product);
  }

  async flush(): Promise<void> {
    const products = [...this.#products.values()];
    if (products.length === 0) return;
    this.#products.clear();
    await this.db.query(
      `INSERT INTO product (sku, description, unit, stocked)
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::boolean[]) AS defined (sku, description, unit, stocked)
       ORDER BY sku COLLATE "C"
       ON CONFLICT (sku) DO UPDATE
       SET description = excluded.description, unit = excluded.unit, stocked = excluded.stocked`,
      (['sku', 'description', 'unit', 'stocked'] as const).map((column) =>
        products.map((product) => product[column]),
      ),
    );
  }
}
