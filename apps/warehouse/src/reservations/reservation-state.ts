import { KervanError } from '@kervan/contracts';

export const reservationStates = ['NEW', 'ACTIVE', 'FAILED', 'EXPIRED', 'CANCELLED', 'DESPATCHED'] as const;

/**
 * What the warehouse did for an order. NEW: nothing yet. ACTIVE: goods are held. FAILED: there were too few. EXPIRED:
 * they were held too long. CANCELLED: nothing will ever be held again. DESPATCHED: they left.
 */
export type ReservationState = (typeof reservationStates)[number];

const next: Readonly<Record<ReservationState, readonly ReservationState[]>> = {
  NEW: ['ACTIVE', 'FAILED', 'CANCELLED'],
  ACTIVE: ['DESPATCHED', 'EXPIRED', 'CANCELLED'],
  FAILED: ['ACTIVE', 'FAILED', 'CANCELLED'],
  EXPIRED: ['ACTIVE', 'FAILED', 'CANCELLED'],
  DESPATCHED: ['CANCELLED'],
  CANCELLED: [],
};

/** @throws KervanError INTERNAL: whoever decides looks at the state first. */
export function assertTransition(orderNo: string, from: ReservationState, to: ReservationState): void {
  if (next[from].includes(to)) return;
  throw new KervanError('INTERNAL', `the reservation of ${orderNo} is ${from} and cannot become ${to}`);
}
