import type { UrunTanimlandi } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import type { SharedPart } from '@kervan/outbox';

type Told = UrunTanimlandi['data'];

/** The products that the events of one transaction define, written with one statement. */
export class ToldProducts implements SharedPart {
  readonly #products = new Map<string, Told>();

  constructor(private readonly db: Db) {}

  /** A later definition of the same product counts. */
  add(product: Told): void {
    this.#products.set(product.sku, product);
  }

  async flush(): Promise<void> {
    const products = [...this.#products.values()];
    if (products.length === 0) return;
    this.#products.clear();
    await this.db.query(
      `INSERT INTO product (sku, unit, kdv_class)
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[]) AS told (sku, unit, kdv_class)
       ORDER BY sku COLLATE "C"
       ON CONFLICT (sku) DO UPDATE SET unit = excluded.unit, kdv_class = excluded.kdv_class`,
      (['sku', 'unit', 'kdvClass'] as const).map((column) => products.map((product) => product[column])),
    );
  }
}
