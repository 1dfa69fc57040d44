import type { Tx } from '@kervan/outbox';
import { StockBook } from '../stock/stock-book.js';
import type { TakenLine } from '../stock/allocate.js';
import type { OrderEvent, Reservation } from './reservation.js';

/** Holds available goods for an order. @param event absent where they were owed. */
export function holdGoods(
  tx: Tx,
  reservation: Reservation,
  lines: readonly TakenLine[],
  expiresAt: Date,
  event?: OrderEvent,
): void {
  const stock = tx.shared(StockBook);
  for (const { depotNo, sku, quantity } of lines)
    stock.item(depotNo, sku).reserve(quantity, { tx, reason: 'RESERVED' });
  reservation.reserve(tx, lines, expiresAt, event);
}
