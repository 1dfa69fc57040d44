import { SiparisIptalEdildi } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import { returnDespatched } from '../despatch/return-despatched.js';
import { withdrawDespatch } from '../despatch/withdraw-despatch.js';
import { booksOf } from './order-books.js';
import { heldStockLock } from '../stock/stock-lock.js';
import { reservationLock } from './reservation-lock.js';
import { releaseGoods } from './release-goods.js';

@Controller()
export class ReleaseCancelledOrders {
  /** Nothing is held for a cancelled order, and never will be: its approval may be yet to come. */
  @OnEvent(SiparisIptalEdildi, {
    locks: ({ data }) => [reservationLock(data.orderNo), heldStockLock(data.orderNo)],
  })
  async release(event: SiparisIptalEdildi, tx: Tx): Promise<void> {
    const { orderNo } = event.data;
    const { reservation } = await booksOf(tx, orderNo);
    if (reservation.state === 'CANCELLED') return;
    if (reservation.state === 'ACTIVE') releaseGoods(tx, reservation, 'CANCELLED');
    if (reservation.state === 'DESPATCHED' && !withdrawDespatch(tx, reservation))
      await returnDespatched(tx, orderNo);
    reservation.cancel(tx, event);
  }
}
