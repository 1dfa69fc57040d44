import type { Readers } from '../../evidence/evidence.js';
import { readPairs } from '../../evidence/read-rows.js';
import { differences } from '../differences.js';
import type { Comparison } from '../invariant-check.js';

const received = `
  SELECT payment_no AS key, concat_ws(' ', currency, 'received', trim_scale(payment.amount),
    'TRY ' || trim_scale(round(payment.amount * fx_rate, 2)),
    'matched', trim_scale(coalesce(matched, 0)), 'advance', trim_scale(unmatched)) AS value
  FROM payment LEFT JOIN (
    SELECT payment_no, sum(amount) AS matched FROM payment_match GROUP BY payment_no
  ) AS settled USING (payment_no)`;

// A payment's later matches are vouchers of the same document.
const posted = `
  WITH line AS (
    SELECT document_no, currency, left(gl_account, 3) AS main, document_debit - document_credit AS amount,
      debit - credit AS lira
    FROM voucher JOIN voucher_line USING (voucher_no)
  )
  SELECT document_no AS key, concat_ws(' ', currency,
    'received', trim_scale(sum(amount) FILTER (WHERE main IN ('100', '101', '102'))),
    CASE WHEN currency <> 'TRY' THEN 'TRY ' || trim_scale(sum(lira) FILTER (WHERE main IN ('100', '101', '102'))) END,
    'matched', trim_scale(coalesce(-sum(amount) FILTER (WHERE main IN ('120', '128')), 0)),
    'advance', trim_scale(coalesce(-sum(amount) FILTER (WHERE main = '340'), 0))) AS value
  FROM line GROUP BY document_no, currency HAVING bool_or(main IN ('100', '101', '102', '340'))`;

/**
 * Payments: 100 / 101 / 102 take what was received, at the payment's rate; 120 (128 what of it is doubtful) gives what is
 * matched, 340 what is not.
 */
export async function paymentsInLedger({
  'erp-core': core,
  accounting,
}: Readers<'erp-core' | 'accounting'>): Promise<Comparison> {
  const [payments, vouchers] = await Promise.all([readPairs(core, received), readPairs(accounting, posted)]);
  return {
    compared: `${payments.size} payments`,
    faults: differences(['core', payments], ['ledger', vouchers]),
  };
}
