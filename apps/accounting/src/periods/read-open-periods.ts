import type { Db } from '@kervan/database';
import { firstDay, nextPeriod } from './period.js';
import { periodView, type PeriodView } from './periods.schema.js';

type Sums = Pick<PeriodView, 'period' | 'vouchers' | 'debit' | 'credit'>;

const sumsWhere = (which: string) => `
  SELECT to_char(date, 'YYYY-MM') AS period, count(DISTINCT voucher_no)::integer AS vouchers,
    sum(debit) AS debit, sum(credit) AS credit
  FROM voucher JOIN voucher_line USING (voucher_no)
  WHERE ${which} GROUP BY period ORDER BY period`;

const openPeriods = sumsWhere(
  `date >= (SELECT coalesce(max(period || '-01')::date + interval '1 month', '-infinity') FROM closed_period)`,
);
const onePeriod = sumsWhere('date >= $1 AND date < $2');

/** The periods after the last closed one that vouchers are dated in, by month. */
export async function readOpenPeriods(db: Db): Promise<PeriodView[]> {
  const sums = await db.query<Sums>(openPeriods);
  return sums.map((each) => ({ ...periodView(each.period), ...each }));
}

/** A period that is open, whether vouchers are dated in it or not; nothing else is summed up for it. */
export async function readOpenPeriod(db: Db, period: string): Promise<PeriodView> {
  const [sums] = await db.query<Sums>(onePeriod, [firstDay(period), firstDay(nextPeriod(period))]);
  return { ...periodView(period), ...sums };
}

/** The first period that a voucher is dated in; null while there is none. */
export async function firstPosted(db: Db): Promise<string | null> {
  const [row] = await db.query<{ first: string | null }>(
    "SELECT to_char(min(date), 'YYYY-MM') AS first FROM voucher",
  );
  return row?.first ?? null;
}
