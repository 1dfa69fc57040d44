import type { DataOf, StokDuzeyiDegisti } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import type { SharedPart } from '@kervan/outbox';

type Level = DataOf<typeof StokDuzeyiDegisti>;

/** The highest version told of an item wins, whether it is known already or comes with the same transaction. */
const KEEP_HIGHEST = `
  INSERT INTO stock_level AS known (stock_item_no, depot_no, sku, on_hand, reserved, version, stale)
  SELECT DISTINCT ON (stock_item_no)
    stock_item_no, told.depot_no, told.sku, told.on_hand, told.reserved, told.version,
    count(*) FILTER (WHERE told.version <= greatest(told.before, old.version)) OVER (PARTITION BY stock_item_no)
  FROM (
    SELECT stock_item_no COLLATE "C" AS stock_item_no, depot_no, sku, on_hand, reserved, version,
      max(version) OVER (
        PARTITION BY stock_item_no ORDER BY place ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
      ) AS before
    FROM unnest($1::text[], $2::text[], $3::text[], $4::numeric[], $5::numeric[], $6::bigint[])
      WITH ORDINALITY AS event (stock_item_no, depot_no, sku, on_hand, reserved, version, place)
  ) AS told LEFT JOIN stock_level AS old USING (stock_item_no)
  ORDER BY stock_item_no, told.version DESC
  ON CONFLICT (stock_item_no) DO UPDATE SET
    on_hand = CASE WHEN excluded.version > known.version THEN excluded.on_hand ELSE known.on_hand END,
    reserved = CASE WHEN excluded.version > known.version THEN excluded.reserved ELSE known.reserved END,
    version = greatest(known.version, excluded.version),
    stale = known.stale + excluded.stale`;

/** The stock levels that the events of one transaction tell, written with one statement. */
export class ToldLevels implements SharedPart {
  #levels: Level[] = [];

  constructor(private readonly db: Db) {}

  add(level: Level): void {
    this.#levels.push(level);
  }

  async flush(): Promise<void> {
    const levels = this.#levels;
    if (levels.length === 0) return;
    this.#levels = [];
    const columns = ['stockItemNo', 'depotNo', 'sku', 'onHand', 'reserved', 'version'] as const;
    await this.db.query(
      KEEP_HIGHEST,
      columns.map((column) => levels.map((level) => level[column])),
    );
  }
}
