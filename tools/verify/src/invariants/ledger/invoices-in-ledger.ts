import type { Readers } from '../../evidence/evidence.js';
import { readPairs } from '../../evidence/read-rows.js';
import { differences } from '../differences.js';
import type { Comparison } from '../invariant-check.js';
import { issuedDocuments } from '../issued-documents.js';
import { kdvRateOf } from '../kdv-accounts.js';

/** Invoices as the core has them: what the customer owes, in TRY at the invoice's rate too; net, and own KDV by rate. */
const issued = `${issuedDocuments}
  SELECT invoice_no AS key, concat_ws(' ', currency, '120', trim_scale(owed), 'TRY ' || trim_scale(round(owed * fx_rate, 2)),
    CASE kind WHEN 'ISTISNA' THEN '601' ELSE '600' END, trim_scale(sum(net)),
    string_agg('391 ' || trim_scale(kdv_rate) || '% ' || trim_scale(own_kdv), ' ' ORDER BY kdv_rate)
      FILTER (WHERE own_kdv <> 0)) AS value
  FROM document JOIN rate USING (invoice_no) WHERE kind <> 'IADE'
  GROUP BY invoice_no, kind, currency, fx_rate, owed`;

/** The same as their first vouchers have it, in the currency of the document. */
const posted = `
  WITH line AS (
    SELECT document_no, currency, left(gl_account, 3) AS main, document_debit - document_credit AS amount,
      debit - credit AS lira,
      ${kdvRateOf('gl_account')} AS rate
    FROM voucher JOIN voucher_line USING (voucher_no) WHERE voucher_no = 'YF-' || document_no
  )
  SELECT document_no AS key, concat_ws(' ', currency, '120', trim_scale(sum(amount) FILTER (WHERE main = '120')),
    CASE WHEN currency <> 'TRY' THEN 'TRY ' || trim_scale(sum(lira) FILTER (WHERE main = '120')) END,
    string_agg(main || ' ' || trim_scale(-amount), ' ' ORDER BY main) FILTER (WHERE main IN ('600', '601')),
    string_agg('391 ' || rate || '% ' || trim_scale(-amount), ' ' ORDER BY rate) FILTER (WHERE main = '391')) AS value
  FROM line GROUP BY document_no, currency HAVING bool_or(main IN ('600', '601'))`;

/**
 * What is left in the ledger of a cancelled invoice, account by account. What of it was doubtful went off 128 at another
 * rate than it came to 120 with, and released its provision: of that only the currency of the document comes to nothing.
 */
const leftOver = `
  SELECT document_no AS key,
    string_agg(concat_ws(' ', account, trim_scale(amount), 'TRY ' || trim_scale(lira)), ', ' ORDER BY account) AS value
  FROM (
    SELECT document_no, CASE gl_account WHEN '128' THEN '120' ELSE gl_account END AS account,
      sum(document_debit - document_credit) AS amount,
      CASE WHEN bool_and(gl_account NOT IN ('120', '128')) THEN sum(debit - credit) END AS lira
    FROM voucher JOIN voucher_line USING (voucher_no)
    WHERE document_no IN (SELECT document_no FROM voucher WHERE voucher_no = 'YF-' || document_no || '-IPTAL')
      AND gl_account NOT IN ('129', '644', '646', '656')
    GROUP BY document_no, account
  ) AS account WHERE amount <> 0 OR lira <> 0 GROUP BY document_no`;

/** Invoices and their cancellations: ledger 120, 600 / 601 and 391 of each say what the core says. */
export async function invoicesInLedger({
  'erp-core': core,
  accounting,
}: Readers<'erp-core' | 'accounting'>): Promise<Comparison> {
  const [documents, vouchers, cancelled, reversed, left] = await Promise.all([
    readPairs(core, issued),
    readPairs(accounting, posted),
    readPairs(
      core,
      "SELECT invoice_no AS key, 'cancelled' AS value FROM invoice WHERE cancelled_at IS NOT NULL",
    ),
    readPairs(
      accounting,
      "SELECT document_no AS key, 'cancelled' AS value FROM voucher WHERE voucher_no = 'YF-' || document_no || '-IPTAL'",
    ),
    readPairs(accounting, leftOver),
  ]);
  return {
    compared: `${documents.size} invoices, ${cancelled.size} of them cancelled`,
    faults: [
      ...differences(['core', documents], ['ledger', vouchers]),
      ...differences(['core', cancelled], ['ledger', reversed]),
      ...[...left].map(([invoice, accounts]) => `${invoice}: cancelled, but the ledger keeps ${accounts}`),
    ],
  };
}
