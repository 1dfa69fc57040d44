import type { Readers } from '../../evidence/evidence.js';
import { readPairs } from '../../evidence/read-rows.js';
import type { Comparison } from '../invariant-check.js';

const leftOver = `
  SELECT concat_ws(' ', item_no, gl_account) AS key, trim_scale(sum(debit - credit)) || ' TRY' AS value
  FROM voucher_line WHERE gl_account IN ('120', '128')
  GROUP BY item_no, gl_account
  HAVING sum(document_debit - document_credit) = 0 AND sum(debit - credit) <> 0`;

/** Open items of which nothing is left in their own currency: nothing is left in TRY either; 646 and 656 have it. */
export async function settledItemsInLedger({ accounting }: Readers<'accounting'>): Promise<Comparison> {
  const left = await readPairs(accounting, leftOver);
  return {
    compared: 'nothing left in TRY of settled items',
    faults: [...left].map(([item, amount]) => `${item}: settled, but the ledger keeps ${amount}`),
  };
}
