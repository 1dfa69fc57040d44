import type { Db } from '@kervan/database';
import type { SharedPart } from '@kervan/outbox';

export interface ProductName {
  readonly sku: string;
  /** Empty where the product has none. */
  readonly description: string;
  readonly unit: string;
}

/** What the events of one transaction told of products, written with one statement. */
export class ProductNames implements SharedPart {
  readonly #names = new Map<string, ProductName>();

  constructor(private readonly db: Db) {}

  /** A later definition of the same product counts. */
  set(name: ProductName): void {
    this.#names.set(name.sku, name);
  }

  async flush(): Promise<void> {
    if (this.#names.size === 0) return;
    const names = [...this.#names.values()];
    this.#names.clear();
    await this.db.query(
      `INSERT INTO product (sku, description, unit)
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[]) AS told (sku, description, unit) ORDER BY sku COLLATE "C"
       ON CONFLICT (sku) DO UPDATE SET description = excluded.description, unit = excluded.unit`,
      (['sku', 'description', 'unit'] as const).map((field) => names.map((name) => name[field])),
    );
  }
}
