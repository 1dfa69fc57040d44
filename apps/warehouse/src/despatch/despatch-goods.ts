import type { Tx } from '@kervan/outbox';
import type { Reservation } from '../reservations/reservation.js';
import { StockBook } from '../stock/stock-book.js';
import { DespatchBook, type Despatch } from './despatch-book.js';

/** Lets the goods that are held for an order leave, at their moving-average cost. */
export function despatchGoods(
  tx: Tx,
  reservation: Reservation,
  // The currency matters to an order of services only: goods are despatched in the one they are valued in.
  { despatchDate, currency }: Pick<Despatch, 'despatchDate' | 'currency'>,
): void {
  const { orderNo, accountNo } = reservation;
  const stock = tx.shared(StockBook);
  const lines = reservation.lines.map((line) => {
    const item = stock.item(line.depotNo, line.sku);
    return { ...line, cost: item.issueReserved(line.quantity, { tx, reason: 'DESPATCHED' }) };
  });
  reservation.despatch(tx);
  const valuedIn = lines[0]?.cost.currency ?? currency;
  tx.shared(DespatchBook).add(tx, { orderNo, accountNo, despatchDate, currency: valuedIn, lines });
}
