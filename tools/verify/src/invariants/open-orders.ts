import { z } from 'zod';
import { readOne, readPairs } from '../evidence/read-rows.js';
import { differences } from './differences.js';
import { invariantCheck } from './invariant-check.js';

const openAmounts = `
  SELECT account_no AS key, concat_ws(' ', 'open', open_order_amount, 'orders', coalesce(gross, 0)) AS value
  FROM account LEFT JOIN (
    SELECT account_no, sum(gross) AS gross FROM sales_order WHERE state IN ('APPROVED', 'RESERVED')
    GROUP BY account_no
  ) AS orders USING (account_no)
  WHERE open_order_amount <> coalesce(gross, 0)`;

const overLimit = `
  SELECT order_no AS key, concat_ws(' ', 'exposure', coalesce(approval_exposure::text, 'unknown'),
    'limit', coalesce(approval_limit::text, 'unknown')) AS value
  FROM sales_order
  WHERE CASE WHEN state IN ('DRAFT', 'ON_HOLD', 'CANCELLED') THEN approval_exposure > approval_limit
    ELSE (approval_exposure <= approval_limit) IS NOT TRUE END`;

/** Approvals that the order of their commits contradicts. Every change of an account, an approval too, counts its version. */
const replayed = `
  SELECT order_no AS key, CASE
    WHEN approval_account_version IS NULL THEN 'approved on no version of its account'
    WHEN version_before = approval_account_version
      THEN concat_ws(' ', 'approved on version', approval_account_version, 'like', order_before)
    ELSE concat_ws(' ', 'exposure', approval_exposure, 'gross', gross, 'right after', order_before, 'with', exposure_before)
  END AS value
  FROM (
    SELECT order_no, gross, approval_exposure, approval_limit, approval_account_version,
      lag(order_no) OVER decided AS order_before, lag(approval_exposure) OVER decided AS exposure_before,
      lag(approval_account_version) OVER decided AS version_before
    FROM sales_order WHERE approval_limit IS NOT NULL OR approval_account_version IS NOT NULL
    WINDOW decided AS (PARTITION BY account_no ORDER BY approval_account_version, order_no)
  ) AS approval
  WHERE approval_account_version IS NULL OR version_before = approval_account_version
    OR (version_before = approval_account_version - 1 AND approval_exposure <> exposure_before + gross)`;

const credit = (from: string): string => `
  SELECT account_no AS key,
    concat_ws(' ', 'open', trim_scale(open_order_amount), 'limit', trim_scale(credit_limit)) AS value
  FROM ${from}`;

/**
 * I13: open amount = gross of approved and reserved orders; no approval raised the exposure above the limit of its
 * moment; CRM shows open amount and limit as the core has them.
 *
 * Of each order the last approval is known: its exposure, the limit and the version of the account it decided on. What is
 * proven is that no two of them decided on one version, that each was within its limit, and that one which directly
 * follows another counted that one in. What else changed the account in between leaves no trace here. The limit of now
 * says nothing: it may be lowered below the exposure, which undoes no approval.
 */
export const openOrders = invariantCheck({
  id: 'I13',
  needs: ['erp-core', 'crm'],
  compare: async ({ 'erp-core': core, crm }) => {
    const [{ count, open }, { approvals }, amounts, excesses, contradictions, kept, seen] = await Promise.all(
      [
        readOne(
          core,
          z.object({ count: z.number(), open: z.string() }),
          'SELECT count(*), round(coalesce(sum(open_order_amount), 0), 2) AS open FROM account',
        ),
        readOne(
          core,
          z.object({ approvals: z.number() }),
          'SELECT count(approval_limit) AS approvals FROM sales_order',
        ),
        readPairs(core, openAmounts),
        readPairs(core, overLimit),
        readPairs(core, replayed),
        readPairs(core, credit('account')),
        readPairs(crm, credit('account_position')),
      ],
    );
    const faults = [...amounts, ...excesses, ...contradictions].map(
      ([subject, what]) => `${subject}: ${what}`,
    );
    return {
      compared:
        `${approvals} approvals within their limits, one after the other; ` +
        `open order amount ${open} of ${count} accounts = approved orders = CRM, limits too`,
      faults: [...faults, ...differences(['core', kept], ['crm', seen])],
    };
  },
});
