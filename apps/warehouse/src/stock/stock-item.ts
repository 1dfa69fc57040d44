import { KervanError, type StokDuzeyiDegisti } from '@kervan/contracts';
import type { RowOf } from '@kervan/database';
import { lineNet, Money, Quantity } from '@kervan/money';
import type { Tx } from '@kervan/outbox';
import type { StockItemRow } from './stock-item.entity.js';

export type StockChange = StokDuzeyiDegisti['data']['reason'];

/** Why a stock item changes, and in which flow. */
export interface Cause {
  readonly tx: Tx;
  readonly reason: StockChange;
}

/**
 * What one depot holds of one product, in memory, for a transaction that holds its row. Quantity on hand and value move
 * together by the moving average: the last unit takes the rest of the value, so that an empty item is worth nothing.
 */
export class StockItem {
  #onHand: Quantity;
  #reserved: Quantity;
  #value: Money;
  #cause: Cause | null = null;

  constructor(private readonly row: RowOf<StockItemRow>) {
    const { currency } = row;
    this.#onHand = Quantity.of(row.onHand);
    this.#reserved = Quantity.of(row.reserved);
    this.#value = Money.of(row.costValue, currency);
  }

  get depotNo(): string {
    return this.row.depotNo;
  }

  get sku(): string {
    return this.row.sku;
  }

  get currency(): string {
    return this.row.currency;
  }

  get onHand(): Quantity {
    return this.#onHand;
  }

  /** Not held for any order. */
  get available(): Quantity {
    return this.#onHand.minus(this.#reserved);
  }

  /** Version that the transaction found. */
  get foundVersion(): number {
    return this.row.version;
  }

  /** Version after the transaction. */
  get version(): number {
    return this.#cause ? this.row.version + 1 : this.row.version;
  }

  /** The last cause of a change in this transaction; null when there was none. */
  get cause(): Cause | null {
    return this.#cause;
  }

  /** @throws KervanError STOCK_INSUFFICIENT */
  reserve(quantity: Quantity, cause: Cause): void {
    this.#assertAvailable(quantity);
    this.#reserved = this.#reserved.plus(quantity);
    this.#cause = cause;
  }

  release(quantity: Quantity, cause: Cause): void {
    this.#reserved = this.#reserved.minus(quantity);
    this.#cause = cause;
  }

  /** Takes goods out that are not held for anybody. @returns their cost. @throws KervanError STOCK_INSUFFICIENT */
  issue(quantity: Quantity, cause: Cause): Money {
    this.#assertAvailable(quantity);
    const cost = quantity.shareOf(this.#value, this.#onHand);
    this.#onHand = this.#onHand.minus(quantity);
    this.#value = this.#value.minus(cost);
    this.#cause = cause;
    return cost;
  }

  /** Takes goods out that were reserved. @returns their cost. */
  issueReserved(quantity: Quantity, cause: Cause): Money {
    this.release(quantity, cause);
    return this.issue(quantity, cause);
  }

  /** Takes goods in at a known cost, by default at what a unit cost at the opening. @returns that cost. */
  receive(quantity: Quantity, cause: Cause, cost = this.#atUnitCost(quantity)): Money {
    this.#onHand = this.#onHand.plus(quantity);
    this.#value = this.#value.plus(cost);
    this.#cause = cause;
    return cost;
  }

  /** The row as the transaction is to leave it. */
  toRow(): RowOf<StockItemRow> {
    return {
      ...this.row,
      onHand: this.#onHand.toString(),
      reserved: this.#reserved.toString(),
      costValue: this.#value.toString(),
      version: this.version,
    };
  }

  #atUnitCost(quantity: Quantity): Money {
    return lineNet(quantity.toString(), this.row.unitCost, this.currency);
  }

  #assertAvailable(quantity: Quantity): void {
    if (quantity.compare(this.available) <= 0) return;
    const figures = `${this.available.toString()} available, ${quantity.toString()} asked for`;
    throw new KervanError('STOCK_INSUFFICIENT', `stock of ${this.depotNo}/${this.sku}: ${figures}`);
  }
}
