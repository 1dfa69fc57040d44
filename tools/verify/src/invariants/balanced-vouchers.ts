import { z } from 'zod';
import { readOne, readPairs } from '../evidence/read-rows.js';
import { invariantCheck } from './invariant-check.js';

/** I1: debit = credit for every voucher and for the whole ledger, per currency. */
export const balancedVouchers = invariantCheck({
  id: 'I1',
  needs: ['accounting'],
  compare: async ({ accounting }) => {
    const [{ count }, unbalanced] = await Promise.all([
      readOne(accounting, z.object({ count: z.number() }), 'SELECT count(*) FROM voucher'),
      readPairs(
        accounting,
        `SELECT voucher_no AS key, coalesce(sum(debit - credit)::text, 'no lines') AS value
       FROM voucher LEFT JOIN voucher_line USING (voucher_no)
       GROUP BY voucher_no HAVING sum(debit - credit) IS DISTINCT FROM 0`,
      ),
    ]);
    const faults = [...unbalanced].map(
      ([voucher, difference]) => `${voucher}: debit - credit = ${difference}`,
    );
    return { compared: `${count} vouchers, debit = credit in each`, faults };
  },
});
