import type { DataOf, UrunFiyatiDegisti } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import type { SharedPart } from '@kervan/outbox';

type Change = DataOf<typeof UrunFiyatiDegisti>;

/** The highest version told of a price wins, whether it is known already or comes with the same transaction. */
const KEEP_HIGHEST = `
  INSERT INTO price AS known (price_list, sku, valid_from, price, currency, version, stale)
  SELECT DISTINCT ON (price_list, sku, valid_from)
    price_list, sku, valid_from, told.price, told.currency, told.version,
    count(*) FILTER (WHERE told.version <= greatest(told.before, old.version))
      OVER (PARTITION BY price_list, sku, valid_from)
  FROM (
    SELECT price_list COLLATE "C" AS price_list, sku COLLATE "C" AS sku, valid_from, price, currency, version,
      max(version) OVER (
        PARTITION BY price_list, sku, valid_from ORDER BY place ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
      ) AS before
    FROM unnest($1::text[], $2::text[], $3::date[], $4::numeric[], $5::text[], $6::bigint[])
      WITH ORDINALITY AS event (price_list, sku, valid_from, price, currency, version, place)
  ) AS told LEFT JOIN price AS old USING (price_list, sku, valid_from)
  ORDER BY price_list, sku, valid_from, told.version DESC
  ON CONFLICT (price_list, sku, valid_from) DO UPDATE SET
    price = CASE WHEN excluded.version > known.version THEN excluded.price ELSE known.price END,
    currency = CASE WHEN excluded.version > known.version THEN excluded.currency ELSE known.currency END,
    version = greatest(known.version, excluded.version),
    stale = known.stale + excluded.stale`;

/** The prices that the events of one transaction tell, written with one statement. */
export class PriceChanges implements SharedPart {
  #changes: Change[] = [];

  constructor(private readonly db: Db) {}

  add(change: Change): void {
    this.#changes.push(change);
  }

  async flush(): Promise<void> {
    const changes = this.#changes;
    if (changes.length === 0) return;
    this.#changes = [];
    const columns = ['priceList', 'sku', 'validFrom', 'price', 'currency', 'version'] as const;
    await this.db.query(
      KEEP_HIGHEST,
      columns.map((column) => changes.map((change) => change[column])),
    );
  }
}
