import {
  SiparisOnaylandi,
  StokRezervasyonuBasarisizOldu,
  StokRezervasyonuTamamlandi,
} from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { CONFIG } from '@kervan/service';
import { Controller, Inject } from '@nestjs/common';
import { despatchGoods } from '../despatch/despatch-goods.js';
import { stockLock } from '../stock/stock-lock.js';
import { allocate, type Allocation } from '../stock/allocate.js';
import { expiryOf, type ReservationPeriod } from './expiry-of.js';
import { holdGoods } from './hold-goods.js';
import { booksOf, type OrderBooks } from './order-books.js';
import { reservationLock } from './reservation-lock.js';

@Controller()
export class ReserveApprovedOrders {
  constructor(@Inject(CONFIG) private readonly config: ReservationPeriod) {}

  /**
   * Reserves everything an approved order asks for, or what there is where less may be delivered; else tells what is
   * missing. An order that is invoiced after its despatch is despatched at once.
   */
  @OnEvent(SiparisOnaylandi, {
    locks: ({ data }) => [reservationLock(data.orderNo), ...data.lines.map(({ sku }) => stockLock(sku))],
  })
  async reserve(event: SiparisOnaylandi, tx: Tx): Promise<void> {
    const { orderNo, lines, partial, invoicing, businessDate, currency } = event.data;
    const skus = lines.map(({ sku }) => sku);
    const books = await booksOf(tx, orderNo, skus);
    if (!books.reservation.isOpen) return;
    const allocation = allocate(lines, books.stock);
    const { taken, missing } = allocation;
    const enough = missing.length === 0 || (partial && taken.length > 0);
    if (!enough) {
      fail(tx, event, books, allocation);
      return;
    }
    this.#hold(tx, event, books, allocation);
    if (invoicing === 'AFTER_DESPATCH')
      despatchGoods(tx, books.reservation, { despatchDate: businessDate, currency });
  }

  #hold(tx: Tx, event: SiparisOnaylandi, { reservation }: OrderBooks, { taken, missing }: Allocation): void {
    const { orderNo, accountNo } = event.data;
    const expiresAt = expiryOf(this.config);
    holdGoods(tx, reservation, taken, expiresAt, event);
    const { reservationNo, reservedLines: lines } = reservation;
    const told = { orderNo, accountNo, reservationNo, lines, missing: [...missing] };
    tx.publish(StokRezervasyonuTamamlandi, { ...told, expiresAt: expiresAt.toISOString() });
  }
}

function fail(
  tx: Tx,
  event: SiparisOnaylandi,
  { reservation, stock }: OrderBooks,
  allocation: Allocation,
): void {
  const { orderNo, accountNo } = event.data;
  reservation.fail(tx, event);
  // Decided on the state that was found: whatever arrives in this transaction counts as not seen.
  const missing = allocation.missing.map((each) => ({
    ...each,
    ...stock.foundLevelOf(each.sku),
  }));
  tx.publish(StokRezervasyonuBasarisizOldu, { orderNo, accountNo, missing });
}
