import type { DataOf, UrunFiyatiDegisti } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import type { SharedPart } from '@kervan/outbox';
import { keepHighest } from '../versions/keep-highest.js';

type Change = DataOf<typeof UrunFiyatiDegisti>;

const KEEP_HIGHEST = keepHighest(
  'price',
  { price_list: 'text', sku: 'text', valid_from: 'date' },
  { price: 'numeric', currency: 'text' },
);

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
