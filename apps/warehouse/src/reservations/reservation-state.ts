import { KervanError } from '@kervan/contracts';

export const reservationStates = [
  'NEW',
  'ACTIVE',
  'FAILED',
  'EXPIRED',
  'OWED',
  'CANCELLED',
  'DESPATCHED',
] as const;

/**
 * What the warehouse did for an order. NEW: nothing yet. ACTIVE: goods are held. FAILED: there were too few. EXPIRED:
 * they were held too long. OWED: the order is invoiced, its goods are not there yet. CANCELLED: nothing will ever be held
 * again. DESPATCHED: they left.
 */
export type ReservationState = (typeof reservationStates)[number];

const next: Readonly<Record<ReservationState, readonly ReservationState[]>> = {
  NEW: ['ACTIVE', 'FAILED', 'OWED', 'CANCELLED'],
  ACTIVE: ['DESPATCHED', 'EXPIRED', 'CANCELLED'],
  FAILED: ['ACTIVE', 'FAILED', 'OWED', 'CANCELLED'],
  EXPIRED: ['ACTIVE', 'FAILED', 'OWED', 'CANCELLED'],
  // Never cancelled: the core cancels no order that is invoiced.
  OWED: ['ACTIVE'],
  DESPATCHED: ['CANCELLED'],
  CANCELLED: [],
};

/** @throws KervanError INTERNAL: whoever decides looks at the state first. */
export function assertTransition(orderNo: string, from: ReservationState, to: ReservationState): void {
  if (next[from].includes(to)) return;
  throw new KervanError('INTERNAL', `the reservation of ${orderNo} is ${from} and cannot become ${to}`);
}
