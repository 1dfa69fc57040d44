import type { Tx } from '@kervan/outbox';
import { StockBook } from '../stock/stock-book.js';
import { ReservationBook } from './reservation-book.js';
import type { Reservation } from './reservation.js';

/** All that is decided on for one order. */
export interface OrderBooks {
  readonly reservation: Reservation;
  /** With the products asked for and those that are held. */
  readonly stock: StockBook;
}

/** The reservation of an order and the stock it deals with; no statement where the locks of the event read them. */
export async function booksOf(tx: Tx, orderNo: string, skus: readonly string[] = []): Promise<OrderBooks> {
  const reservations = tx.shared(ReservationBook);
  await reservations.load([orderNo]);
  const reservation = reservations.of(orderNo);
  const stock = tx.shared(StockBook);
  await stock.load([...skus, ...reservation.skus]);
  return { reservation, stock };
}
