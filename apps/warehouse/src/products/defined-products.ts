import type { Db } from '@kervan/database';
import type { SharedPart } from '@kervan/outbox';

/** The products that the events of one transaction defined, written with one statement. */
export class DefinedProducts implements SharedPart {
  readonly #stocked = new Map<string, boolean>();

  constructor(private readonly db: Db) {}

  /** A later definition of the same product counts. */
  add(sku: string, stocked: boolean): void {
    this.#stocked.set(sku, stocked);
  }

  async flush(): Promise<void> {
    if (this.#stocked.size === 0) return;
    const columns = [[...this.#stocked.keys()], [...this.#stocked.values()]];
    this.#stocked.clear();
    await this.db.query(
      `INSERT INTO product (sku, stocked)
       SELECT * FROM unnest($1::text[], $2::boolean[]) AS defined (sku, stocked) ORDER BY sku COLLATE "C"
       ON CONFLICT (sku) DO UPDATE SET stocked = excluded.stocked`,
      columns,
    );
  }
}
