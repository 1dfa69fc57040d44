import type { DataOf, StokDuzeyiDegisti } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import type { SharedPart } from '@kervan/outbox';
import { keepHighest } from '../versions/keep-highest.js';

type Level = DataOf<typeof StokDuzeyiDegisti>;

const KEEP_HIGHEST = keepHighest(
  'stock_level',
  { stock_item_no: 'text' },
  { depot_no: 'text', sku: 'text', on_hand: 'numeric', reserved: 'numeric' },
);

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
