import { MalKabulEdildi, StokRezervasyonuSerbestBirakildi } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import { Quantity } from '@kervan/money';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import { accountLock } from '../accounts/account-lock.js';
import { findAccount } from '../accounts/find-account.js';
import { cancelOrder } from '../orders/cancel-order.js';
import { findOrder } from '../orders/find-order.js';
import { isOpen } from '../orders/order-state.js';
import { noteArrivals, type Arrival } from './note-arrivals.js';
import { stockArrivalLock } from './stock-arrival-lock.js';

@Controller()
export class HearOfStock {
  /** Goods that came in may serve orders that wait; losses serve nobody. */
  @OnEvent(MalKabulEdildi, { locks: ({ data }) => gains(data.lines).map(({ sku }) => stockArrivalLock(sku)) })
  async received({ data }: MalKabulEdildi, tx: Tx): Promise<void> {
    await noteArrivals(tx.db, gains(data.lines));
  }

  /** So may goods held no longer; an order whose goods were held in vain until their time was over is cancelled. */
  @OnEvent(StokRezervasyonuSerbestBirakildi, {
    locks: ({ data }) => [
      ...(data.reason === 'EXPIRED' ? [accountLock(data.accountNo)] : []),
      ...data.lines.map(({ sku }) => stockArrivalLock(sku)),
    ],
  })
  async released({ data }: StokRezervasyonuSerbestBirakildi, tx: Tx): Promise<void> {
    void noteArrivals(tx.db, data.lines);
    if (data.reason !== 'EXPIRED') return;
    const [account, order] = await Promise.all([
      findAccount(tx.db, data.accountNo),
      findOrder(tx.db, data.orderNo),
    ]);
    if (isOpen(order.state)) cancelOrder(tx, order, account, 'RESERVATION_EXPIRED');
  }
}

function gains(lines: readonly Arrival[]): readonly Arrival[] {
  return lines.filter(({ quantity }) => Quantity.of(quantity).isPositive);
}
