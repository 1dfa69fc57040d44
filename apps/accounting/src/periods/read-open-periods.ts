import type { Db } from '@kervan/database';
import { periodView, type PeriodView } from './periods.schema.js';

interface Sums {
  readonly period: string;
  readonly vouchers: number;
  readonly debit: string;
  readonly credit: string;
}

/** The periods after the last closed one that vouchers are dated in, by month. */
export async function readOpenPeriods(db: Db): Promise<PeriodView[]> {
  const sums = await db.query<Sums>(
    `SELECT to_char(date, 'YYYY-MM') AS period, count(DISTINCT voucher_no)::integer AS vouchers,
       sum(debit) AS debit, sum(credit) AS credit
     FROM voucher JOIN voucher_line USING (voucher_no)
     WHERE date >= (SELECT coalesce(max(period || '-01')::date + interval '1 month', '-infinity') FROM closed_period)
     GROUP BY period ORDER BY period`,
  );
  return sums.map((each) => ({ ...periodView(each.period), ...each }));
}
