import { FaturaKesildi, KervanError } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { CONFIG } from '@kervan/service';
import { Controller, Inject } from '@nestjs/common';
import { allocate } from '../stock/allocate.js';
import { expiryOf, type ReservationPeriod } from '../reservations/expiry-of.js';
import { holdGoods } from '../reservations/hold-goods.js';
import { booksOf, type OrderBooks } from '../reservations/order-books.js';
import { reservationLock } from '../reservations/order-locks.js';
import { stockLock } from '../stock/stock-lock.js';
import { despatchGoods } from './despatch-goods.js';

@Controller()
export class DespatchInvoicedOrders {
  constructor(@Inject(CONFIG) private readonly config: ReservationPeriod) {}

  /**
   * Despatches what is held for an invoiced order. Where nothing is held, because the approval is yet to come, or failed,
   * or the goods were held too long, the invoice binds: the goods are taken from stock as soon as there are enough.
   */
  @OnEvent(FaturaKesildi, {
    locks: ({ data }) => [reservationLock(data.orderNo), ...data.lines.map(({ sku }) => stockLock(sku))],
  })
  async despatch(event: FaturaKesildi, tx: Tx): Promise<void> {
    const { orderNo, lines, issueDate, currency } = event.data;
    const skus = lines.map(({ sku }) => sku);
    const books = await booksOf(tx, orderNo, skus);
    if (books.reservation.isOpen) this.#hold(tx, event, books);
    if (books.reservation.state !== 'ACTIVE') return;
    despatchGoods(tx, books.reservation, { despatchDate: issueDate, currency });
  }

  /** @throws KervanError STOCK_INSUFFICIENT */
  #hold(tx: Tx, event: FaturaKesildi, { reservation, stock }: OrderBooks): void {
    const { orderNo, lines } = event.data;
    const { taken, missing } = allocate(lines, stock);
    const [lack] = missing;
    if (lack)
      throw new KervanError('STOCK_INSUFFICIENT', `order ${orderNo} lacks ${lack.quantity} of ${lack.sku}`);
    holdGoods(tx, reservation, event, taken, expiryOf(this.config));
  }
}
