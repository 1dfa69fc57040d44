import { KervanError } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import { LoadOnce, type SharedPart } from '@kervan/outbox';
import { lockReservations } from './lock-reservations.js';
import type { Reservation } from './reservation.js';
import { writeReservations } from './write-reservations.js';

/**
 * The reservations that the events of one transaction deal with: read once under locks, changed in memory, written
 * together. How many orders there are makes no difference to the number of statements.
 */
export class ReservationBook implements SharedPart {
  readonly #loading = new LoadOnce((orderNos) => this.#read(orderNos));
  readonly #reservations = new Map<string, Reservation>();

  constructor(private readonly db: Db) {}

  /** Locks and reads the reservations of orders that were not read before; must precede every other use. */
  load(orderNos: Iterable<string>): Promise<void> {
    return this.#loading.load(orderNos);
  }

  of(orderNo: string): Reservation {
    const reservation = this.#reservations.get(orderNo);
    if (reservation) return reservation;
    throw new KervanError('INTERNAL', `the reservation of ${orderNo} was not read`);
  }

  async flush(): Promise<void> {
    const changed = [...this.#reservations.values()].filter(({ isChanged }) => isChanged);
    if (changed.length === 0) return;
    const written = writeReservations(this.db, changed);
    for (const reservation of changed) reservation.wasWritten();
    await written;
  }

  async #read(orderNos: readonly string[]): Promise<void> {
    for (const reservation of await lockReservations(this.db, orderNos))
      this.#reservations.set(reservation.orderNo, reservation);
  }
}
