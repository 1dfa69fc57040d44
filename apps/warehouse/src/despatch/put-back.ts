import type { Tx } from '@kervan/outbox';
import { StockBook } from '../stock/stock-book.js';
import type { StockChange } from '../stock/stock-item.js';
import type { DespatchedLine } from './despatch-book.js';

/** Puts despatched goods into the depots they left, at what they cost then. */
export function putBack(tx: Tx, lines: readonly DespatchedLine[], reason: StockChange): void {
  const stock = tx.shared(StockBook);
  for (const { depotNo, sku, quantity, cost } of lines)
    stock.item(depotNo, sku).receive(quantity, { tx, reason }, cost);
}
