import { z } from 'zod';
import { readOne, readPairs } from '../evidence/read-rows.js';
import { invariantCheck } from './invariant-check.js';

/**
 * I13: open amount = gross of approved and reserved orders; no approval raised the exposure above the limit of its
 * moment. The limit of now says nothing: it may be lowered below the exposure, which undoes no approval.
 */
export const openOrders = invariantCheck({
  id: 'I13',
  needs: ['erp-core'],
  compare: async ({ 'erp-core': core }) => {
    const [{ count, open }, { approvals }, amounts, overLimit] = await Promise.all([
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
      readPairs(
        core,
        `SELECT account_no AS key, concat_ws(' ', 'open', open_order_amount, 'orders', coalesce(gross, 0)) AS value
       FROM account LEFT JOIN (
         SELECT account_no, sum(gross) AS gross FROM sales_order WHERE state IN ('APPROVED', 'RESERVED')
         GROUP BY account_no
       ) AS orders USING (account_no)
       WHERE open_order_amount <> coalesce(gross, 0)`,
      ),
      readPairs(
        core,
        `SELECT order_no AS key, concat_ws(' ', 'exposure', coalesce(approval_exposure::text, 'unknown'),
         'limit', coalesce(approval_limit::text, 'unknown')) AS value
       FROM sales_order
       WHERE CASE WHEN state IN ('DRAFT', 'ON_HOLD', 'CANCELLED') THEN approval_exposure > approval_limit
         ELSE (approval_exposure <= approval_limit) IS NOT TRUE END`,
      ),
    ]);
    return {
      compared: `${approvals} approvals within their limits; open order amount ${open} of ${count} accounts = approved orders`,
      faults: [...amounts, ...overLimit].map(([subject, figures]) => `${subject}: ${figures}`),
    };
  },
});
