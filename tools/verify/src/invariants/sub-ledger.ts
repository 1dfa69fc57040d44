import { z } from 'zod';
import { readOne, readPairs } from '../evidence/read-rows.js';
import { invariantCheck } from './invariant-check.js';

const figures = z.object({ balance: z.string(), subAccounts: z.string(), accounts: z.number() });

/** I4: the sub-accounts of 120 sum up to 120, and each is an account of the core. */
export const subLedger = invariantCheck({
  id: 'I4',
  needs: ['erp-core', 'accounting'],
  compare: async ({ 'erp-core': core, accounting }) => {
    const [{ balance, subAccounts, accounts }, posted, known] = await Promise.all([
      readOne(
        accounting,
        figures,
        `SELECT round(coalesce(sum(debit - credit), 0), 2) AS balance, count(DISTINCT account_no) AS accounts,
           round(coalesce(sum(debit - credit) FILTER (WHERE account_no IS NOT NULL), 0), 2) AS "subAccounts"
         FROM voucher_line WHERE gl_account LIKE '120%'`,
      ),
      readPairs(
        accounting,
        `SELECT account_no AS key, trim_scale(sum(debit - credit))::text AS value
         FROM voucher_line WHERE gl_account LIKE '120%' AND account_no IS NOT NULL GROUP BY account_no`,
      ),
      readPairs(core, 'SELECT account_no AS key, state AS value FROM account'),
    ]);
    const unknown = [...posted].filter(([account]) => !known.has(account));
    return {
      compared: `120 ${balance} = ${accounts} sub-accounts, each of the core`,
      faults: [
        ...(balance === subAccounts ? [] : [`120: ${balance}, sub-accounts ${subAccounts}`]),
        ...unknown.map(([account, amount]) => `${account}: ledger ${amount}, no account of the core`),
      ],
    };
  },
});
