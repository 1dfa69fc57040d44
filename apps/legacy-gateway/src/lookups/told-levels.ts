import type { StokDuzeyiDegisti } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import type { SharedPart } from '@kervan/outbox';

type Told = StokDuzeyiDegisti['data'];

/** The stock levels that the events of one transaction tell, written with one statement. */
export class ToldLevels implements SharedPart {
  readonly #levels = new Map<string, Told>();

  constructor(private readonly db: Db) {}

  /** Of an item the highest version counts. */
  add(level: Told): void {
    const known = this.#levels.get(level.stockItemNo);
    if (known === undefined || known.version < level.version) this.#levels.set(level.stockItemNo, level);
  }

  async flush(): Promise<void> {
    const levels = [...this.#levels.values()];
    if (levels.length === 0) return;
    this.#levels.clear();
    await this.db.query(
      `INSERT INTO stock_level AS known (depot_no, sku, on_hand, version)
       SELECT * FROM unnest($1::text[], $2::text[], $3::numeric[], $4::bigint[]) AS told (depot_no, sku, on_hand, version)
       ORDER BY depot_no COLLATE "C", sku COLLATE "C"
       ON CONFLICT (depot_no, sku) DO UPDATE SET on_hand = excluded.on_hand, version = excluded.version
       WHERE known.version < excluded.version`,
      (['depotNo', 'sku', 'onHand', 'version'] as const).map((column) =>
        levels.map((level) => level[column]),
      ),
    );
  }
}
