import { KervanError, StokDuzeyiDegisti } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import { Quantity } from '@kervan/money';
import { LoadOnce, type SharedPart } from '@kervan/outbox';
import { readDepots } from '../depots/read-depots.js';
import { readProducts } from '../products/read-products.js';
import { beforeNextOpening } from './stock-openings.js';
import { lockStockItems } from './lock-stock-items.js';
import type { StockItem } from './stock-item.js';
import { updateStockItems } from './update-stock-items.js';

/**
 * The stock that the events of one transaction deal with: read once under locks, changed in memory, written with one
 * statement, told with one event per item. How many events there are makes no difference to the number of statements.
 */
export class StockBook implements SharedPart {
  #depots: ReturnType<typeof readDepots> | undefined;
  readonly #loading = new LoadOnce((skus) => this.#read(skus));
  readonly #stocked = new Map<string, boolean>();
  readonly #items = new Map<string, readonly StockItem[]>();

  constructor(private readonly db: Db) {}

  /** Locks and reads the stock of products that was not read before; must precede every other use. */
  load(skus: Iterable<string>): Promise<void> {
    return this.#loading.load(skus);
  }

  /** Whether a product is kept in stock at all. @throws KervanError PRODUCT_NOT_FOUND until its definition arrived. */
  isStocked(sku: string): boolean {
    const stocked = this.#stocked.get(sku);
    if (stocked === undefined) throw new KervanError('PRODUCT_NOT_FOUND', `product ${sku} is not known`);
    return stocked;
  }

  /** Stock items of a product, in the order in which goods are taken from their depots; empty when there are none. */
  itemsOf(sku: string): readonly StockItem[] {
    return this.#items.get(sku) ?? [];
  }

  /** @throws KervanError STOCK_ITEM_NOT_FOUND */
  item(depotNo: string, sku: string): StockItem {
    const item = this.itemsOf(sku).find((each) => each.depotNo === depotNo);
    if (item) return item;
    throw new KervanError('STOCK_ITEM_NOT_FOUND', `${depotNo} never had ${sku} in stock`);
  }

  /** The item that goods without a depot come into: of the first depot. @throws KervanError STOCK_ITEM_NOT_FOUND */
  firstItem(sku: string): StockItem {
    const [item] = this.itemsOf(sku);
    if (item) return item;
    throw new KervanError('STOCK_ITEM_NOT_FOUND', `product ${sku} was never in stock`);
  }

  /** What is available of a product after everything decided so far, as the transaction leaves it. */
  levelOf(sku: string): StockLevel {
    return levelOf(this.itemsOf(sku), ({ version }) => version);
  }

  /** The same under the version that the transaction found: whatever it changes counts as later. */
  foundLevelOf(sku: string): StockLevel {
    return levelOf(this.itemsOf(sku), ({ foundVersion }) => foundVersion);
  }

  async flush(): Promise<void> {
    const changed = [...this.#items.values()].flat().filter(({ cause }) => cause !== null);
    if (changed.length === 0) return;
    for (const item of changed) tellLevel(item);
    this.#forget();
    await updateStockItems(this.db, changed);
  }

  async #read(skus: readonly string[]): Promise<void> {
    const [, depots, stocked, items] = await Promise.all([
      beforeNextOpening(this.db),
      (this.#depots ??= readDepots(this.db)),
      readProducts(this.db, skus),
      lockStockItems(this.db, skus),
    ]);
    for (const [sku, is] of stocked) this.#stocked.set(sku, is);
    const places = new Map(depots.map(({ depotNo }, place) => [depotNo, place]));
    const place = ({ depotNo }: StockItem): number => places.get(depotNo) ?? 0;
    for (const item of items.sort((one, other) => place(one) - place(other)))
      this.#items.set(item.sku, [...this.itemsOf(item.sku), item]);
  }

  /** A later change of this transaction starts from what was written. */
  #forget(): void {
    this.#loading.forget();
    this.#items.clear();
  }
}

/** Level of a product over all depots, as events tell it. */
export interface StockLevel {
  readonly stockVersion: number;
  readonly available: string;
}

function levelOf(items: readonly StockItem[], versionOf: (item: StockItem) => number): StockLevel {
  const stockVersion = items.reduce((sum, item) => sum + versionOf(item), 0);
  const available = Quantity.sum(items.map((item) => item.available)).toString();
  return { stockVersion, available };
}

function tellLevel(item: StockItem): void {
  const { cause } = item;
  if (!cause) return;
  const { depotNo, sku, onHand, reserved, version } = item.toRow();
  const stockItemNo = `${depotNo}/${sku}`;
  cause.tx.touched('stock_item', stockItemNo, { before: item.foundVersion, after: version });
  cause.tx.publish(StokDuzeyiDegisti, {
    stockItemNo,
    depotNo,
    sku,
    onHand,
    reserved,
    version,
    reason: cause.reason,
  });
}
