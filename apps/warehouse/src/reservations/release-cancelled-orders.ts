import { SiparisIptalEdildi } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import { takeBack } from '../despatch/take-back.js';
import { booksOf } from './order-books.js';
import { heldStockLock, reservationLock } from './order-locks.js';
import { releaseGoods } from './release-goods.js';

@Controller()
export class ReleaseCancelledOrders {
  /** Nothing is held for a cancelled order, and never will be: its approval may be yet to come. */
  @OnEvent(SiparisIptalEdildi, {
    locks: ({ data }) => [reservationLock(data.orderNo), heldStockLock(data.orderNo)],
  })
  async release(event: SiparisIptalEdildi, tx: Tx): Promise<void> {
    const { reservation } = await booksOf(tx, event.data.orderNo);
    if (reservation.state === 'CANCELLED') return;
    if (reservation.state === 'ACTIVE') releaseGoods(tx, reservation, 'CANCELLED');
    if (reservation.state === 'DESPATCHED') await takeBack(tx, reservation);
    reservation.cancel(tx, event);
  }
}
