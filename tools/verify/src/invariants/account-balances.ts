import { readPairs } from '../evidence/read-rows.js';
import { differences } from './differences.js';
import { invariantCheck } from './invariant-check.js';

/** Figures of an account as every side shows them; accounts of which there is nothing are left out. */
const position = (from: string): string => `
  SELECT account_no AS key, 'owes ' || trim_scale(sum(owed)) || ' advances ' || trim_scale(sum(advances)) AS value
  FROM (${from}) AS part (account_no, owed, advances)
  GROUP BY account_no HAVING sum(owed) <> 0 OR sum(advances) <> 0`;

const documents = position(`
  SELECT account_no, payable, 0 FROM invoice WHERE cancelled_at IS NULL
  UNION ALL SELECT account_no, -gross, 0 FROM return_invoice
  UNION ALL SELECT account_no, 0, unmatched FROM payment
  UNION ALL SELECT account_no, -payment_match.amount, 0 FROM payment_match JOIN payment USING (payment_no)`);

/** What is doubtful is owed still; advances stand apart. */
const subLedger = position(`
  SELECT account_no,
    CASE WHEN gl_account IN ('120', '128') THEN document_debit - document_credit ELSE 0 END,
    CASE gl_account WHEN '340' THEN document_credit - document_debit ELSE 0 END
  FROM voucher_line WHERE account_no IS NOT NULL`);

const openItems = `
  SELECT invoice_no AS key, 'open ' || trim_scale(open_amount) || ' of '
    || trim_scale(payable - coalesce(matched, 0) - coalesce(returned, 0)) AS value
  FROM invoice
  LEFT JOIN (SELECT invoice_no, sum(amount) AS matched FROM payment_match GROUP BY invoice_no) AS m USING (invoice_no)
  LEFT JOIN (
    SELECT related_invoice_no AS invoice_no, sum(gross) AS returned FROM return_invoice GROUP BY related_invoice_no
  ) AS r USING (invoice_no)
  WHERE open_amount <> CASE WHEN cancelled_at IS NULL
    THEN payable - coalesce(matched, 0) - coalesce(returned, 0) ELSE 0 END`;

/**
 * I3: for every account the core's balance = documents (invoices - cancelled - returns - matched payments) = ledger 120 +
 * 128 of the account = CRM balance; advances = unmatched payments = ledger 340 = CRM advances. In the account's currency.
 */
export const accountBalances = invariantCheck({
  id: 'I3',
  needs: ['erp-core', 'accounting', 'crm'],
  compare: async ({ 'erp-core': core, accounting, crm }) => {
    const [kept, written, posted, seen, open] = await Promise.all([
      readPairs(core, position('SELECT account_no, balance, advances FROM account')),
      readPairs(core, documents),
      readPairs(accounting, subLedger),
      readPairs(crm, position('SELECT account_no, balance, advances FROM account_position')),
      readPairs(core, openItems),
    ]);
    return {
      compared: `${kept.size} account balances and advances: core = documents = ledger 120 + 128, 340 = CRM`,
      faults: [
        ...differences(['core', kept], ['documents', written]),
        ...differences(['core', kept], ['ledger', posted]),
        ...differences(['core', kept], ['crm', seen]),
        ...[...open].map(([invoice, amounts]) => `${invoice}: ${amounts}`),
      ],
    };
  },
});
