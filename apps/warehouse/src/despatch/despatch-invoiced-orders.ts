import { FaturaKesildi } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import { booksOf, type OrderBooks } from '../reservations/order-books.js';
import { reservationLock } from '../reservations/reservation-lock.js';
import { stockLock } from '../stock/stock-lock.js';
import { despatchGoods } from './despatch-goods.js';
import { serveOwed } from './serve-owed.js';

@Controller()
export class DespatchInvoicedOrders {
  /**
   * Despatches what is held for an invoiced order. Where nothing is held, because the approval is yet to come, or failed,
   * or the goods were held too long, the invoice binds: its goods are owed, and taken from stock as soon as all are there.
   */
  @OnEvent(FaturaKesildi, {
    locks: ({ data }) => [reservationLock(data.orderNo), ...data.lines.map(({ sku }) => stockLock(sku))],
  })
  async despatch(event: FaturaKesildi, tx: Tx): Promise<void> {
    const { orderNo, lines, issueDate: despatchDate, currency } = event.data;
    const skus = lines.map(({ sku }) => sku);
    const books = await booksOf(tx, orderNo, skus);
    const { reservation } = books;
    if (reservation.state === 'ACTIVE') despatchGoods(tx, reservation, { despatchDate, currency });
    if (!reservation.isOpen) return;
    owe(tx, event, books);
    serveOwed(tx, books);
  }
}

/** @throws KervanError PRODUCT_NOT_FOUND */
function owe(tx: Tx, event: FaturaKesildi, { reservation, stock }: OrderBooks): void {
  const { lines, issueDate: despatchDate, currency } = event.data;
  reservation.owe(tx, event, {
    since: new Date().toISOString(),
    despatchDate,
    currency,
    lines: lines
      .filter(({ sku }) => stock.isStocked(sku))
      .map(({ lineNo, sku, quantity }) => ({ lineNo, sku, quantity })),
  });
}
