import type { Lock } from '@kervan/inbox';
import { ReservationBook } from './reservation-book.js';

/** The reservation of an order, to be read into the transaction's {@link ReservationBook}; before any stock. */
export function reservationLock(orderNo: string): Lock {
  return {
    address: 'Reservation',
    key: orderNo,
    take: (tx, orderNos) => tx.shared(ReservationBook).load(orderNos),
  };
}
