import type { Report } from '../reports/report.js';

export interface ReceivablesSelection {
  /** Day of the ageing: what happened later is left out. */
  readonly asOf: string;
  readonly groupBy: 'account' | 'segment';
}

/** Buckets by days overdue on the day asked for; they sum up to `open`. */
const buckets = {
  open: 'true',
  notDue: 'overdue <= 0',
  overdue1To30: 'overdue BETWEEN 1 AND 30',
  overdue31To60: 'overdue BETWEEN 31 AND 60',
  overdue61To90: 'overdue BETWEEN 61 AND 90',
  overdueOver90: 'overdue > 90',
};
export const receivablesAmounts = [...Object.keys(buckets), 'advances'].flatMap((name) => [
  name,
  `${name}Try`,
]);

/**
 * Everything that changed what is owed for an item. An item is an invoice, less its matches, its returns and its
 * cancellation; a return of no invoice is an item of its own, negative. A doubtful receivable is still owed. In TRY an item
 * is what its invoice was booked with less what all that was settled of it is worth at the same rate: nothing is left of
 * one where nothing is open of the other.
 */
const items = `
  SELECT account_no, currency, open, round(owed * rate, 2) - round((owed - open) * rate, 2) AS open_try,
    $1::date - due AS overdue
  FROM (
    SELECT account_no, currency, sum(amount) AS open, coalesce(sum(amount) FILTER (WHERE due_date IS NOT NULL), 0) AS owed,
      coalesce(max(fx_rate) FILTER (WHERE due_date IS NOT NULL), max(fx_rate)) AS rate,
      coalesce(max(due_date), min(moved_on)) AS due
    FROM (
      SELECT document_no AS item, account_no, currency, issue_date AS moved_on, due_date, owed AS amount, fx_rate
      FROM sales_document WHERE kind = 'INVOICE'
      UNION ALL SELECT coalesce(related_invoice_no, document_no), account_no, currency, issue_date, NULL, -owed, fx_rate
      FROM sales_document WHERE kind = 'RETURN'
      UNION ALL SELECT invoice_no, account_no, currency, match_date, NULL, -amount, fx_rate FROM payment_match
      UNION ALL SELECT invoice_no, account_no, currency, cancel_date, NULL, -owed, NULL FROM invoice_cancellation
    ) AS movement
    WHERE moved_on <= $1 GROUP BY item, account_no, currency HAVING sum(amount) <> 0
  ) AS item`;

/** What is left of each payment. */
const advances = `
  SELECT account_no, currency, left_over AS advance, round(left_over * fx_rate, 2) AS advance_try
  FROM payment LEFT JOIN (
    SELECT payment_no, sum(amount) AS matched FROM payment_match WHERE match_date <= $1 GROUP BY payment_no
  ) AS used USING (payment_no) CROSS JOIN LATERAL (VALUES (amount - coalesce(matched, 0))) AS rest (left_over)
  WHERE payment_date <= $1 AND left_over <> 0`;

/**
 * Open items by age, in the document's currency, which is what ledger 120 and 128 hold together, and in TRY at the rates
 * of their invoices, which is so too unless one in foreign currency became doubtful: 128 holds that at the rate of the
 * day. Advances stand apart: they lower nothing.
 */
export function receivablesReport({ asOf, groupBy }: ReceivablesSelection): Report {
  const byAccount = groupBy === 'account';
  const group = byAccount ? 'account_no' : `coalesce(segment, '')`;
  const sums = Object.entries(buckets).flatMap(([name, condition]) => [
    `sum(open * (${condition})::integer) AS "${name}"`,
    `sum(open_try * (${condition})::integer) AS "${name}Try"`,
  ]);
  return {
    sql: `
      WITH item AS (${items}), advance AS (${advances}), part AS (
        SELECT account_no, currency, open, open_try, overdue, 0 * open AS advance, 0 * open_try AS advance_try FROM item
        UNION ALL
        SELECT account_no, currency, 0 * advance, 0 * advance_try, 0, advance, advance_try FROM advance
      )
      SELECT ${group} AS "${byAccount ? 'accountNo' : 'segment'}", currency, ${sums.join(', ')},
        sum(advance) AS "advances", sum(advance_try) AS "advancesTry"
        ${byAccount ? `, min(coalesce(segment, '')) AS "segment"` : ''}
      FROM part LEFT JOIN account USING (account_no) GROUP BY ${group}, currency`,
    parameters: [asOf],
    keys: [
      { column: byAccount ? 'accountNo' : 'segment', type: 'text' },
      { column: 'currency', type: 'text' },
    ],
    values: [...(byAccount ? ['segment'] : []), ...receivablesAmounts],
  };
}
