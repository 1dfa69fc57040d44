import { z } from 'zod';
import { readOne, readPairs } from '../read-rows.js';
import { invariant, type InvariantCheck } from './invariant-check.js';

/** I13: open amount = gross of approved and reserved orders, and no exposure above its limit. */
export const openOrders: InvariantCheck = async ({ databases: { 'erp-core': core } }) => {
  const [{ count, open }, wrong] = await Promise.all([
    readOne(
      core,
      z.object({ count: z.number(), open: z.string() }),
      'SELECT count(*), round(coalesce(sum(open_order_amount), 0), 2) AS open FROM account',
    ),
    readPairs(
      core,
      `SELECT account_no AS key,
         concat_ws(' ', 'open', open_order_amount, 'orders', coalesce(gross, 0), 'balance', balance, 'limit', credit_limit)
           AS value
       FROM account LEFT JOIN (
         SELECT account_no, sum(gross) AS gross FROM sales_order WHERE state IN ('APPROVED', 'RESERVED')
         GROUP BY account_no
       ) AS orders USING (account_no)
       WHERE open_order_amount <> coalesce(gross, 0) OR balance + open_order_amount > credit_limit`,
    ),
  ]);
  const faults = [...wrong].map(([account, figures]) => `${account}: ${figures}`);
  return invariant(
    'I13',
    `${count} accounts within their limits; open order amount ${open} = approved orders`,
    faults,
  );
};
