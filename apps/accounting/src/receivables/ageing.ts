import { day } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import { toPage, type PageRequest } from '@kervan/service';
import { z } from 'zod';

const buckets = {
  /** What is not due yet, with what was paid or returned of invoices that are not known yet. */
  notDue: z.string(),
  days1To30: z.string(),
  days31To60: z.string(),
  days61To90: z.string(),
  over90Days: z.string(),
  /** Of all these: what ledger account 120 has. */
  total: z.string(),
  /** Became doubtful: ledger account 128, not in the total. */
  doubtful: z.string(),
};

export const AgedAccount = z.object({ accountNo: z.string(), ...buckets }).meta({ id: 'AgedAccount' });
export type AgedAccount = z.output<typeof AgedAccount>;

const AgedTotal = z.object(buckets).meta({ id: 'AgedTotal' });

/** Receivables by the days they are overdue, decimal text in TRY; a page of accounts, and the total over all. */
export const Ageing = z
  .object({ asOf: day, total: AgedTotal, items: z.array(AgedAccount), next: z.string().nullable() })
  .meta({ id: 'Ageing' });
export type Ageing = z.output<typeof Ageing>;

/**
 * An open item is what the lines of 120 say of an invoice, or of a return that names none; what became doubtful of it is
 * on 128. Whatever is overdue is counted by item; the rest of 120 is not due.
 */
const aged = `
  WITH line AS (
    SELECT account_no, gl_account, item_no, due_date, debit - credit AS amount
    FROM voucher JOIN voucher_line USING (voucher_no)
    WHERE gl_account IN ('120', '128') AND date <= $1
  ), account AS (
    SELECT account_no, coalesce(sum(amount) FILTER (WHERE gl_account = '120'), 0) AS total,
      coalesce(sum(amount) FILTER (WHERE gl_account = '128'), 0) AS doubtful
    FROM line GROUP BY account_no
  ), item AS (
    SELECT account_no, $1::date - max(due_date) AS days, sum(amount) AS amount
    FROM line WHERE gl_account = '120' GROUP BY account_no, item_no
  ), overdue AS (
    SELECT account_no, bool_or(amount <> 0) AS has_open,
      coalesce(sum(amount) FILTER (WHERE days BETWEEN 1 AND 30), 0) AS days_1_to_30,
      coalesce(sum(amount) FILTER (WHERE days BETWEEN 31 AND 60), 0) AS days_31_to_60,
      coalesce(sum(amount) FILTER (WHERE days BETWEEN 61 AND 90), 0) AS days_61_to_90,
      coalesce(sum(amount) FILTER (WHERE days > 90), 0) AS over_90_days,
      coalesce(sum(amount) FILTER (WHERE days > 0), 0) AS overdue
    FROM item GROUP BY account_no
  ), aged AS (
    SELECT account_no, total - coalesce(overdue, 0) AS not_due, coalesce(days_1_to_30, 0) AS days_1_to_30,
      coalesce(days_31_to_60, 0) AS days_31_to_60, coalesce(days_61_to_90, 0) AS days_61_to_90,
      coalesce(over_90_days, 0) AS over_90_days, total, doubtful
    FROM account LEFT JOIN overdue USING (account_no)
    WHERE has_open OR total <> 0 OR doubtful <> 0
  )`;

const columns = `
  round(not_due, 2) AS "notDue", round(days_1_to_30, 2) AS "days1To30", round(days_31_to_60, 2) AS "days31To60",
  round(days_61_to_90, 2) AS "days61To90", round(over_90_days, 2) AS "over90Days", round(total, 2) AS total,
  round(doubtful, 2) AS doubtful`;

const page = `${aged}
  SELECT account_no AS "accountNo", ${columns} FROM aged WHERE account_no > $2 ORDER BY account_no LIMIT $3`;

const sum = (column: string) => `coalesce(sum(${column}), 0) AS ${column}`;
const total = `${aged}
  SELECT ${columns} FROM (
    SELECT ${['not_due', 'days_1_to_30', 'days_31_to_60', 'days_61_to_90', 'over_90_days', 'total', 'doubtful'].map(sum).join(', ')}
    FROM aged
  ) AS whole`;

/** Aged receivables at the end of a day, by what was posted up to it. */
export async function ageing(db: Db, asOf: string, request: PageRequest): Promise<Ageing> {
  const [accounts, totals] = await Promise.all([
    db.query<AgedAccount>(page, [asOf, request.after ?? '', request.limit + 1]),
    db.query<z.output<typeof AgedTotal>>(total, [asOf]),
  ]);
  const { items, next } = toPage(accounts, request, ({ accountNo }) => accountNo);
  return { asOf, total: AgedTotal.parse(totals[0]), items, next };
}
