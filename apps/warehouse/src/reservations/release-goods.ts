import { StokRezervasyonuSerbestBirakildi } from '@kervan/contracts';
import type { Tx } from '@kervan/outbox';
import { StockBook } from '../stock/stock-book.js';
import type { Reservation } from './reservation.js';

export type ReleaseReason = StokRezervasyonuSerbestBirakildi['data']['reason'];

/** Makes what is held for an order available again; the reservation itself is moved by the caller, after it. */
export function releaseGoods(tx: Tx, reservation: Reservation, reason: ReleaseReason): void {
  const stock = tx.shared(StockBook);
  for (const { depotNo, sku, quantity } of reservation.lines)
    stock.item(depotNo, sku).release(quantity, { tx, reason: 'RELEASED' });
  tellReleased(tx, reservation, reason);
}

/** Tells of what was made available again on the stock items before. */
export function tellReleased(tx: Tx, reservation: Reservation, reason: ReleaseReason): void {
  const { orderNo, accountNo, reservationNo, reservedLines } = reservation;
  const stock = tx.shared(StockBook);
  const lines = reservedLines.map((line) => ({ ...line, ...stock.levelOf(line.sku) }));
  tx.publish(StokRezervasyonuSerbestBirakildi, { orderNo, accountNo, reservationNo, reason, lines });
}
