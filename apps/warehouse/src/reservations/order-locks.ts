import type { Lock } from '@kervan/inbox';
import { StockBook } from '../stock/stock-book.js';
import { ReservationBook } from './reservation-book.js';

/** The reservation of an order, to be read into the transaction's {@link ReservationBook}; before any stock. */
export function reservationLock(orderNo: string): Lock {
  return {
    address: 'Reservation',
    key: orderNo,
    take: (tx, orderNos) => tx.shared(ReservationBook).load(orderNos),
  };
}

/** The stock of what is held for an order, for events that do not name it; goes with {@link reservationLock}. */
export function heldStockLock(orderNo: string): Lock {
  return {
    address: 'ReservedStock',
    key: orderNo,
    take: async (tx, orderNos) => {
      const reservations = tx.shared(ReservationBook);
      await reservations.load(orderNos);
      await tx.shared(StockBook).load(orderNos.flatMap((no) => reservations.of(no).skus));
    },
  };
}
