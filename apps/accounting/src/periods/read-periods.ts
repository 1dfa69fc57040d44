import type { Db } from '@kervan/database';
import { toPage, type Page, type PageRequest } from '@kervan/service';
import { ClosedPeriod } from './closed-period.entity.js';
import { lastClosed } from './last-closed.js';
import { periodView, type PeriodView } from './periods.schema.js';
import { readOpenPeriod, readOpenPeriods } from './read-open-periods.js';

/** A page of the periods that are closed and of those that are open and posted in, by month. */
export async function readPeriods(db: Db, page: PageRequest): Promise<Page<PeriodView>> {
  const [closed, open] = await Promise.all([
    db.query<ClosedPeriod>(
      `SELECT period, closed_at AS "closedAt", vouchers, debit, credit FROM closed_period
       WHERE period > $1 ORDER BY period LIMIT $2`,
      [page.after ?? '', page.limit + 1],
    ),
    readOpenPeriods(db),
  ]);
  const later = open.filter(({ period }) => period > (page.after ?? ''));
  return toPage([...closed.map(closedView), ...later], page, ({ period }) => period);
}

/** A period, whether anything was posted in it or not. One before the first that was closed is closed with it. */
export async function readPeriod(db: Db, period: string): Promise<PeriodView> {
  const [found, last, open] = await Promise.all([
    db.findOne(ClosedPeriod, { period }),
    lastClosed(db),
    readOpenPeriod(db, period),
  ]);
  if (found) return closedView(found);
  if (last !== null && period < last) return { ...periodView(period), state: 'CLOSED', version: 2 };
  return open;
}

function closedView({ closedAt, ...closed }: ClosedPeriod): PeriodView {
  return { ...closed, closedAt: closedAt.toISOString(), state: 'CLOSED', version: 2 };
}
