import type { Db, RowOf } from '@kervan/database';
import { Quantity } from '@kervan/money';
import type { TakenLine } from '../stock/allocate.js';
import type { ReservationLineRow } from './reservation-line.entity.js';

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
