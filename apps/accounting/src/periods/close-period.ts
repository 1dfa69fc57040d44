import { businessDay, KervanError, MuhasebeDonemiKapatildi } from '@kervan/contracts';
import type { Tx } from '@kervan/outbox';
import type { Precondition } from '@kervan/service';
import { ClosedPeriod } from './closed-period.entity.js';
import { lastClosed } from './last-closed.js';
import { closeAlone } from './period-lock.js';
import { firstDay, nextPeriod } from './period.js';
import { firstPosted, readOpenPeriod } from './read-open-periods.js';

/**
 * Closes a period for good: no voucher is dated in it any more. Waits for the postings that run.
 *
 * @throws KervanError PERIOD_STATE_INVALID for a period that is closed or not over, and where an earlier one is to be
 *   closed first.
 */
export async function closePeriod(tx: Tx, precondition: Precondition, period: string): Promise<void> {
  const { db } = tx;
  const [, closed, first, sums] = await Promise.all([
    closeAlone(db),
    lastClosed(db),
    firstPosted(db),
    readOpenPeriod(db, period),
  ]);
  const isClosed = closed !== null && period <= closed;
  precondition({ version: isClosed ? 2 : 1 });
  if (isClosed) throw refused(`period ${period} is closed`, 'CLOSED');
  if (businessDay() < firstDay(nextPeriod(period))) throw refused(`period ${period} is not over`, 'OPEN');
  const due = closed === null ? first : nextPeriod(closed);
  if (due !== null && due < period) throw refused(`period ${due} is to be closed before ${period}`, 'OPEN');
  const { vouchers, debit, credit } = sums;
  const closedAt = new Date();
  tx.touched('closed_period', period);
  tx.publish(MuhasebeDonemiKapatildi, { period, closedAt: closedAt.toISOString(), vouchers, debit, credit });
  await db.insert(ClosedPeriod, { period, closedAt, vouchers, debit, credit });
}

function refused(message: string, state: 'OPEN' | 'CLOSED'): KervanError {
  return new KervanError('PERIOD_STATE_INVALID', message, { facts: { state } });
}
