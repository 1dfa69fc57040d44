import { z } from 'zod';
import { readOne, readPairs } from '../evidence/read-rows.js';
import { invariantCheck } from './invariant-check.js';

/** I1: debit = credit for every voucher and for the whole ledger, in TRY and in the currency of the documents. */
export const balancedVouchers = invariantCheck({
  id: 'I1',
  needs: ['accounting'],
  compare: async ({ accounting }) => {
    const [{ count, balance }, unbalanced] = await Promise.all([
      readOne(
        accounting,
        z.object({ count: z.number(), balance: z.string() }),
        `SELECT (SELECT count(*) FROM voucher) AS count, round(coalesce(sum(debit - credit), 0), 2) AS balance
         FROM voucher_line`,
      ),
      readPairs(
        accounting,
        `SELECT voucher_no AS key, coalesce('debit - credit = ' || trim_scale(sum(debit - credit)) || ' TRY, '
             || trim_scale(sum(document_debit - document_credit)) || ' ' || currency, 'no lines') AS value
         FROM voucher LEFT JOIN voucher_line USING (voucher_no) GROUP BY voucher_no
         HAVING (sum(debit - credit), sum(document_debit - document_credit)) IS DISTINCT FROM (0::numeric, 0::numeric)`,
      ),
    ]);
    return {
      compared: `${count} vouchers, debit = credit in each; trial balance ${balance}`,
      faults: [...unbalanced].map(([voucher, difference]) => `${voucher}: ${difference}`),
    };
  },
});
