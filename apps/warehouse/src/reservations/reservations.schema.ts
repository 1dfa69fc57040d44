import { identifier, ReservedLine, reservationNo } from '@kervan/contracts';
import { z } from 'zod';
import { reservationStates } from './reservation-state.js';

export const ReservationView = z
  .object({
    orderNo: identifier,
    /** Of the last reservation; null when there never was one. */
    reservationNo: reservationNo.nullable(),
    /** The last approval that was answered; 0 when none was. */
    approvalNo: z.int().nonnegative(),
    state: z.enum(reservationStates).exclude(['NEW']),
    /** When held goods are released; null while none are held. */
    expiresAt: z.iso.datetime().nullable(),
    /** What is held, or was when the order was despatched. */
    lines: z.array(ReservedLine),
  })
  .meta({ id: 'Reservation' });
export type ReservationView = z.output<typeof ReservationView>;
