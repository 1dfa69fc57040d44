import type { Tx } from '@kervan/outbox';
import type { Reservation } from '../reservations/reservation.js';
import { tellReleased } from '../reservations/release-goods.js';
import { DespatchBook } from './despatch-book.js';
import { putBack } from './put-back.js';

/**
 * Keeps goods that would leave in this very transaction: for everybody else they were reserved and are released.
 *
 * @returns false when they left before.
 */
export function withdrawDespatch(tx: Tx, reservation: Reservation): boolean {
  const withdrawn = tx.shared(DespatchBook).withdraw(reservation.orderNo);
  if (!withdrawn) return false;
  putBack(tx, withdrawn.lines, 'RELEASED');
  tellReleased(tx, reservation, 'CANCELLED');
  return true;
}
