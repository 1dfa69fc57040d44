import type { Tx } from '@kervan/outbox';
import { receiveGoods } from '../receipts/receive-goods.js';
import type { Reservation } from '../reservations/reservation.js';
import { tellReleased } from '../reservations/release-goods.js';
import { StockBook } from '../stock/stock-book.js';
import type { StockChange } from '../stock/stock-item.js';
import { DespatchBook, type DespatchedLine } from './despatch-book.js';
import { findDespatch } from './find-despatch.js';

/**
 * Takes despatched goods back at what they cost when they left. Goods that would leave in this very transaction stay: for
 * everybody else they were reserved and are released.
 */
export async function takeBack(tx: Tx, reservation: Reservation): Promise<void> {
  const withdrawn = tx.shared(DespatchBook).withdraw(reservation.orderNo);
  if (withdrawn) {
    receive(tx, withdrawn.lines, 'RELEASED');
    tellReleased(tx, reservation, 'CANCELLED');
    return;
  }
  const { despatchNoteNo, despatchDate, lines } = await findDespatch(tx.db, reservation.orderNo);
  receive(tx, lines, 'RETURN');
  receiveGoods(tx, { reason: 'RETURN', documentNo: despatchNoteNo, receiptDate: despatchDate, lines });
}

function receive(tx: Tx, lines: readonly DespatchedLine[], reason: StockChange): void {
  const stock = tx.shared(StockBook);
  for (const { depotNo, sku, quantity, cost } of lines)
    stock.item(depotNo, sku).receive(quantity, { tx, reason }, cost);
}
