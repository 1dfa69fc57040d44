import type { Db, RowOf } from '@kervan/database';
import { Quantity } from '@kervan/money';
import type { TakenLine } from '../stock/allocate.js';
import type { ReservationLineRow } from './reservation-line.entity.js';
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

/** What is held for orders, by order and in the order of the lines. */
export async function readReservedLines(
  db: Db,
  orderNos: readonly string[],
): Promise<ReadonlyMap<string, readonly TakenLine[]>> {
  const rows = await db.query<RowOf<ReservationLineRow>>(
    `SELECT order_no AS "orderNo", line_no AS "lineNo", depot_no AS "depotNo", sku, quantity
     FROM reservation_line WHERE order_no = ANY($1) ORDER BY order_no, line_no, depot_no`,
    [orderNos],
  );
  const linesOf = new Map<string, TakenLine[]>();
  for (const { orderNo, quantity, ...line } of rows) {
    const lines = linesOf.get(orderNo) ?? [];
    linesOf.set(orderNo, lines);
    lines.push({ ...line, quantity: Quantity.of(quantity) });
  }
  return linesOf;
}
