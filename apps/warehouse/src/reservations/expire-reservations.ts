import type { Unit, UnitOfWork } from '@kervan/outbox';
import { StockBook } from '../stock/stock-book.js';
import { releaseGoods } from './release-goods.js';
import { ReservationBook } from './reservation-book.js';

/** Most reservations that one transaction releases: chunks that want the same stock wait for it. */
const BATCH = 100;

/**
 * Releases goods that are held too long, oldest first, each in the flow of its order.
 *
 * @returns whether there may be more.
 */
export async function expireReservations(unitOfWork: UnitOfWork): Promise<boolean> {
  const unit = await unitOfWork.begin();
  try {
    const orderNos = await lockExpired(unit);
    await release(unit, orderNos);
    await unit.commit();
    return orderNos.length === BATCH;
  } catch (error) {
    await unit.rollback();
    throw error;
  }
}

/** Reservations that another instance or an event of theirs is at work on are left to it. */
async function lockExpired({ db }: Unit): Promise<readonly string[]> {
  const rows = await db.query<{ orderNo: string }>(
    `SELECT order_no AS "orderNo" FROM reservation WHERE state = 'ACTIVE' AND expires_at <= now()
     ORDER BY expires_at LIMIT $1 FOR UPDATE SKIP LOCKED`,
    [BATCH],
  );
  return rows.map(({ orderNo }) => orderNo);
}

async function release(unit: Unit, orderNos: readonly string[]): Promise<void> {
  const book = unit.shared(ReservationBook);
  await book.load(orderNos);
  const reservations = orderNos.map((orderNo) => book.of(orderNo));
  await unit.shared(StockBook).load(reservations.flatMap(({ skus }) => skus));
  for (const reservation of reservations) {
    const tx = unit.tx(reservation.flow);
    releaseGoods(tx, reservation, 'EXPIRED');
    reservation.expire(tx);
  }
}
