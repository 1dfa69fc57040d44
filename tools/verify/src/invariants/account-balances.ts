import { readPairs } from '../evidence/read-rows.js';
import { differences } from './differences.js';
import { invariantCheck } from './invariant-check.js';

/** I3: for every account the core's balance = ledger 120 of the account = invoices - returns. */
export const accountBalances = invariantCheck({
  id: 'I3',
  needs: ['erp-core', 'accounting'],
  compare: async ({ 'erp-core': core, accounting }) => {
    const [balances, documents, ledger] = await Promise.all([
      readPairs(
        core,
        'SELECT account_no AS key, round(balance, 2)::text AS value FROM account WHERE balance <> 0',
      ),
      readPairs(
        core,
        `SELECT account_no AS key, round(sum(amount), 2)::text AS value FROM (
         SELECT account_no, gross AS amount FROM invoice
         UNION ALL SELECT account_no, -gross FROM return_invoice
       ) AS document GROUP BY account_no HAVING sum(amount) <> 0`,
      ),
      readPairs(
        accounting,
        `SELECT account_no AS key, round(sum(debit - credit), 2)::text AS value
       FROM voucher_line WHERE gl_account = '120' GROUP BY account_no HAVING sum(debit - credit) <> 0`,
      ),
    ]);
    return {
      compared: `${balances.size} account balances: core = documents = ledger 120`,
      faults: [
        ...differences(['core', balances], ['ledger', ledger]),
        ...differences(['core', balances], ['documents', documents]),
      ],
    };
  },
});
