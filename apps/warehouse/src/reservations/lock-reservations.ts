import type { Db } from '@kervan/database';
import { readReservedLines } from './read-reserved-lines.js';
import { ReservationRow } from './reservation.entity.js';
import { Reservation } from './reservation.js';

/**
 * The reservations of orders, made where there are none. New rows and locks are taken in byte order, so that two
 * transactions never deadlock.
 */
export async function lockReservations(db: Db, orderNos: readonly string[]): Promise<Reservation[]> {
  void db.query(
    `INSERT INTO reservation (order_no)
     SELECT order_no FROM unnest($1::text[]) AS wanted (order_no) ORDER BY order_no COLLATE "C"
     ON CONFLICT DO NOTHING`,
    [orderNos],
  );
  const [rows, lines] = await Promise.all([
    db.lock(ReservationRow, 'orderNo', orderNos),
    readReservedLines(db, orderNos),
  ]);
  return rows.map((row) => new Reservation({ ...row }, lines.get(row.orderNo) ?? []));
}
