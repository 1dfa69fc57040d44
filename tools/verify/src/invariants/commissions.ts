import { readPairs } from '../evidence/read-rows.js';
import { differences } from './differences.js';
import { invariantCheck } from './invariant-check.js';

/**
 * What is due by the core's own documents: of an invoice that is settled, half-up(rate x (net - returned net)) in TRY at
 * its rate, to the employee who served the account on the day of issue and had not left by then.
 */
const due = `
  WITH settled AS (
    SELECT invoice.invoice_no, account_no, issue_date,
      round(greatest(net - coalesce(returned, 0), 0) * coalesce(fx_rate, 1), 2) AS base
    FROM invoice LEFT JOIN (
      SELECT related_invoice_no, sum(net) AS returned FROM return_invoice GROUP BY related_invoice_no
    ) AS goods ON related_invoice_no = invoice_no
    WHERE cancelled_at IS NULL AND open_amount <= 0
      AND (returned IS NOT NULL OR EXISTS (SELECT FROM payment_match WHERE payment_match.invoice_no = invoice.invoice_no))
  )
  SELECT concat_ws(' ', invoice_no, employee_no) AS key, trim_scale(round(base * commission_rate / 100, 2))::text AS value
  FROM settled
    CROSS JOIN LATERAL (
      SELECT employee_no FROM sales_rep WHERE sales_rep.account_no = settled.account_no AND valid_from <= issue_date
      ORDER BY valid_from DESC, version DESC LIMIT 1
    ) AS served
    JOIN employee USING (employee_no)
  WHERE (end_date IS NULL OR end_date >= issue_date) AND round(base * commission_rate / 100, 2) <> 0`;

const accrued = `
  SELECT concat_ws(' ', invoice_no, employee_no) AS key,
    trim_scale(sum(CASE kind WHEN 'ACCRUAL' THEN amount ELSE -amount END))::text AS value
  FROM commission_entry GROUP BY invoice_no, employee_no
  HAVING sum(CASE kind WHEN 'ACCRUAL' THEN amount ELSE -amount END) <> 0`;

/** I16: commission accrued - reversed = rate x (invoiced - returned net) of every settled invoice. */
export const commissions = invariantCheck({
  id: 'I16',
  needs: ['erp-core', 'hr'],
  compare: async ({ 'erp-core': core, hr }) => {
    const [wanted, kept] = await Promise.all([readPairs(core, due), readPairs(hr, accrued)]);
    return {
      compared: `${wanted.size} invoices with a commission: accrued - reversed = rate x (net - returned net)`,
      faults: differences(['core', wanted], ['hr', kept]),
    };
  },
});
