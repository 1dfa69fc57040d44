import type { Readers } from '../../evidence/evidence.js';
import { readPairs } from '../../evidence/read-rows.js';
import { differences } from '../differences.js';
import type { Comparison } from '../invariant-check.js';

const receivables = `
  SELECT document_no AS key, concat_ws(' ', currency, '128', trim_scale(amount), '120', trim_scale(-amount),
    '129', trim_scale(-provision)) AS value
  FROM doubtful_receivable`;

const posted = `
  SELECT document_no AS key, concat_ws(' ', currency, '128', trim_scale(sum(amount) FILTER (WHERE gl_account = '128')),
    '120', trim_scale(sum(amount) FILTER (WHERE gl_account = '120')),
    '129', trim_scale(coalesce(sum(amount) FILTER (WHERE gl_account = '129'), 0))) AS value
  FROM voucher JOIN (
    SELECT voucher_no, gl_account, document_debit - document_credit AS amount FROM voucher_line
  ) AS line USING (voucher_no)
  GROUP BY document_no, currency HAVING bool_or(gl_account = '128' AND amount > 0)`;

/** Doubtful receivables: 128 takes the amount from 120, 129 gives the provision. */
export async function doubtfulInLedger({ accounting }: Readers<'accounting'>): Promise<Comparison> {
  const [doubtful, vouchers] = await Promise.all([
    readPairs(accounting, receivables),
    readPairs(accounting, posted),
  ]);
  return {
    compared: `${doubtful.size} doubtful receivables`,
    faults: differences(['receivables', doubtful], ['ledger', vouchers]),
  };
}
