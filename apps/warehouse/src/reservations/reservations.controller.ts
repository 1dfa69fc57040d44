import { identifier, KervanError } from '@kervan/contracts';
import { UnitOfWork } from '@kervan/outbox';
import { Endpoint } from '@kervan/service';
import { Controller, Get, Param } from '@nestjs/common';
import { readReservedLines } from './read-reserved-lines.js';
import { ReservationRow } from './reservation.entity.js';
import { Reservation } from './reservation.js';
import { ReservationView } from './reservations.schema.js';

@Controller('api/reservations')
export class ReservationsController {
  constructor(private readonly work: UnitOfWork) {}

  @Get(':orderNo')
  @Endpoint({ summary: 'What the warehouse did for an order.', returns: ReservationView })
  get(@Param('orderNo', { schema: identifier }) orderNo: string): Promise<ReservationView> {
    return this.work.run(async ({ db }) => {
      const [row, lines] = await Promise.all([
        db.findOne(ReservationRow, { orderNo }),
        readReservedLines(db, [orderNo]),
      ]);
      if (!row) throw new KervanError('RESERVATION_NOT_FOUND', `nothing is known of order ${orderNo}`);
      const reservation = new Reservation(row, lines.get(orderNo) ?? []);
      return ReservationView.parse({
        orderNo,
        reservationNo: row.reservationCount > 0 ? reservation.reservationNo : null,
        approvalNo: row.approvalNo,
        state: row.state,
        expiresAt: row.expiresAt?.toISOString() ?? null,
        lines: reservation.reservedLines,
      });
    });
  }
}
