import type { Db } from '@kervan/database';
import { ReservationLineRow } from './reservation-line.entity.js';
import type { Reservation } from './reservation.js';

/** Writes changed reservations and their lines, with one statement each. */
export async function writeReservations(db: Db, changed: readonly Reservation[]): Promise<void> {
  const rows = changed.map((reservation) => reservation.toRow());
  void db.query(
    `UPDATE reservation SET state = new.state, account_no = new.account_no, approval_no = new.approval_no,
       reservation_count = new.reservation_count, expires_at = new.expires_at, owed = new.owed,
       correlation_id = new.correlation_id, work_order_no = new.work_order_no, version = new.version
     FROM unnest($1::text[], $2::text[], $3::text[], $4::integer[], $5::integer[], $6::timestamptz[], $7::jsonb[],
                 $8::text[], $9::text[], $10::integer[])
       AS new (order_no, state, account_no, approval_no, reservation_count, expires_at, owed,
               correlation_id, work_order_no, version)
     WHERE reservation.order_no = new.order_no`,
    columns.map((column) => rows.map((row) => row[column])),
  );
  const withOtherLines = changed.filter(({ hasOtherLines }) => hasOtherLines);
  const emptied = withOtherLines.filter(({ hadLines }) => hadLines).map(({ orderNo }) => orderNo);
  if (emptied.length > 0) void db.query('DELETE FROM reservation_line WHERE order_no = ANY($1)', [emptied]);
  const lines = withOtherLines.flatMap(({ orderNo, reservedLines }) =>
    reservedLines.map((line) => ({ orderNo, ...line })),
  );
  await db.insert(ReservationLineRow, lines);
}

const columns = [
  'orderNo',
  'state',
  'accountNo',
  'approvalNo',
  'reservationCount',
  'expiresAt',
  'owed',
  'correlationId',
  'workOrderNo',
  'version',
] as const;
