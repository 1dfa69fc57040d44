import { KervanError, type ErrorClass } from '@kervan/contracts';
import type { Logger } from '@kervan/observability';
import type { Unit, UnitOfWork } from '@kervan/outbox';
import { StockBook } from '../stock/stock-book.js';
import type { DueWork } from './due-work.js';
import { lockDue } from './lock-due.js';
import { ReservationBook } from './reservation-book.js';

/** Most reservations of one transaction: chunks that want the same stock wait for it. */
const BATCH = 100;

/**
 * Does what is due for at most 100 reservations in one transaction, again after a deadlock; where it fails otherwise, for each of them alone, so that one
 * of them keeps no other waiting.
 *
 * @returns whether there may be more to do at once.
 */
export async function doDueWork(unitOfWork: UnitOfWork, work: DueWork, logger: Logger): Promise<boolean> {
  let orderNos: readonly string[] = [];
  try {
    await inOneUnit(unitOfWork, async (unit) => {
      orderNos = await lockDue(unit.db, work, BATCH);
      await deal(unit, work, orderNos);
    });
    return orderNos.length === BATCH;
  } catch (error) {
    if (isOf('contention', error)) return true;
    if (orderNos.length === 0 || isOf('infrastructure', error)) throw error;
    const done = await eachAlone(unitOfWork, work, logger, orderNos);
    return orderNos.length === BATCH && done > 0;
  }
}

/** @returns for how many it went well. */
async function eachAlone(
  unitOfWork: UnitOfWork,
  work: DueWork,
  logger: Logger,
  orderNos: readonly string[],
): Promise<number> {
  let done = 0;
  for (const orderNo of orderNos) {
    try {
      await inOneUnit(unitOfWork, async (unit) => {
        await deal(unit, work, await lockDue(unit.db, work, 1, [orderNo]));
      });
      done++;
    } catch (error) {
      if (isOf('infrastructure', error)) throw error;
      logger.warn({ name: work.name, orderNo, err: error }, 'left for the next round');
    }
  }
  return done;
}

async function deal(unit: Unit, work: DueWork, orderNos: readonly string[]): Promise<void> {
  const book = unit.shared(ReservationBook);
  await book.load(orderNos);
  const reservations = orderNos.map((orderNo) => book.of(orderNo));
  const stock = unit.shared(StockBook);
  await stock.load(reservations.flatMap(({ skus }) => skus));
  for (const reservation of reservations) work.deal(unit.tx(reservation.flow), { reservation, stock });
}

async function inOneUnit(unitOfWork: UnitOfWork, run: (unit: Unit) => Promise<void>): Promise<void> {
  const unit = await unitOfWork.begin();
  try {
    await run(unit);
    await unit.commit();
  } catch (error) {
    await unit.rollback();
    throw error;
  }
}

function isOf(errorClass: ErrorClass, error: unknown): boolean {
  return error instanceof KervanError && error.class === errorClass;
}
