import type { Readers } from '../../evidence/evidence.js';
import { readPairs } from '../../evidence/read-rows.js';
import { differences } from '../differences.js';
import type { Comparison } from '../invariant-check.js';

/** Return invoices as the core wrote them; KDV also in TRY at their rate. */
const taken = `
  SELECT invoice_no AS key, concat_ws(' ', currency, '120', trim_scale(-gross), '610', trim_scale(net),
    '191 ' || trim_scale(nullif(kdv, 0)), 'TRY ' || trim_scale(nullif(round(kdv * fx_rate, 2), 0))) AS value
  FROM return_invoice`;

// What is doubtful of an item is cleared in 128 first.
const line = `
  SELECT voucher_no, document_no, currency, fx_rate,
    CASE WHEN left(gl_account, 3) = '128' THEN '120' ELSE left(gl_account, 3) END AS main,
    document_debit - document_credit AS amount, debit - credit AS lira
  FROM voucher JOIN voucher_line USING (voucher_no)`;

const posted = `
  SELECT document_no AS key, concat_ws(' ', currency, '120', trim_scale(sum(amount) FILTER (WHERE main = '120')),
    '610', trim_scale(sum(amount) FILTER (WHERE main = '610')),
    '191 ' || trim_scale(sum(amount) FILTER (WHERE main = '191')),
    CASE WHEN currency <> 'TRY' THEN 'TRY ' || trim_scale(sum(lira) FILTER (WHERE main = '191')) END) AS value
  FROM (${line}) AS line GROUP BY document_no, currency HAVING bool_or(main = '610')`;

/** Parts of an item are valued one after the other, so that one may be a kurus off its own amount at the rate. */
const misvalued = `
  SELECT document_no AS key,
    concat_ws(' ', '610 and 191', sum(lira), 'TRY for', trim_scale(sum(amount)), currency, 'at', trim_scale(fx_rate)) AS value
  FROM (${line}) AS line WHERE voucher_no IN (SELECT voucher_no FROM voucher_line WHERE gl_account = '610')
    AND main IN ('610', '191')
  GROUP BY voucher_no, document_no, currency, fx_rate
  HAVING abs(sum(lira) - sum(amount) * coalesce(fx_rate, 1)) > 0.01`;

/** Invoices of which every line came back whole, and whose returns come to something else than they do. */
const incomplete = `
  WITH returned AS (
    SELECT related_invoice_no AS invoice_no, sum(net) AS net, sum(kdv) AS kdv
    FROM return_invoice WHERE related_invoice_no IS NOT NULL GROUP BY related_invoice_no
  ), returned_line AS (
    SELECT related_invoice_no AS invoice_no, related_line_no AS line_no, sum(quantity) AS quantity
    FROM return_invoice JOIN return_invoice_line USING (invoice_no) GROUP BY related_invoice_no, related_line_no
  )
  SELECT invoice_no AS key, concat_ws(' ', 'returned whole with net', trim_scale(returned.net), 'KDV',
    trim_scale(returned.kdv), 'of net', trim_scale(invoice.net), 'KDV', trim_scale(invoice.kdv)) AS value
  FROM invoice JOIN returned USING (invoice_no)
  WHERE (invoice.net, invoice.kdv) <> (returned.net, returned.kdv) AND NOT EXISTS (
    SELECT FROM invoice_line LEFT JOIN returned_line USING (invoice_no, line_no)
    WHERE invoice_line.invoice_no = invoice.invoice_no
      AND coalesce(returned_line.quantity, 0) < invoice_line.quantity
  )`;

/**
 * Returns: ledger 120 / 128, 610 and 191 of each say what the core's return invoice says, and all of them together come to
 * the invoice once it is returned whole.
 */
export async function returnsInLedger({
  'erp-core': core,
  accounting,
}: Readers<'erp-core' | 'accounting'>): Promise<Comparison> {
  const [returns, vouchers, atOtherRates, wholes] = await Promise.all([
    readPairs(core, taken),
    readPairs(accounting, posted),
    readPairs(accounting, misvalued),
    readPairs(core, incomplete),
  ]);
  return {
    compared: `${returns.size} returns`,
    faults: [
      ...differences(['core', returns], ['ledger', vouchers]),
      ...[...atOtherRates, ...wholes].map(([document, what]) => `${document}: ${what}`),
    ],
  };
}
