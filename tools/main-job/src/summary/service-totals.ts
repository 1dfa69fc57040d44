import { readOne } from '@kervan/verify';
import { z } from 'zod';
import type { Summary, WholeEvidence } from './ports.js';

const money = (sum: string): string => `round(coalesce(sum(${sum}), 0), 2)::text`;

/** What the services that only listen have made of it, each from its own tables, as decimal text. */
export async function readServiceTotals({
  databases: { ecommerce, crm, reporting, hr },
}: WholeEvidence): Promise<Summary['services']> {
  const [shop, customers, reported, people] = await Promise.all([
    readOne(
      ecommerce,
      z.object({ products: z.number(), sellable: z.string(), webOrders: z.number() }),
      `SELECT (SELECT count(*) FROM product) AS products, (SELECT count(*) FROM web_order) AS "webOrders",
         (SELECT trim_scale(coalesce(sum(on_hand - reserved), 0))::text FROM stock_level) AS sellable`,
    ),
    readOne(
      crm,
      z.object({ accounts: z.number(), balance: z.string(), advances: z.string(), openOrders: z.string() }),
      `SELECT count(*) AS accounts, ${money('balance')} AS balance, ${money('advances')} AS advances,
         ${money('open_order_amount')} AS "openOrders" FROM account_position`,
    ),
    readOne(
      reporting,
      z.object({
        salesNet: z.string(),
        salesKdv: z.string(),
        returnsNet: z.string(),
        returnsKdv: z.string(),
      }),
      `SELECT ${money('sold * net_try')} AS "salesNet", ${money('sold * kdv_try')} AS "salesKdv",
         ${money('(1 - sold) * net_try')} AS "returnsNet", ${money('(1 - sold) * kdv_try')} AS "returnsKdv"
       FROM sales_document JOIN sales_line USING (document_no)
         CROSS JOIN LATERAL (SELECT (kind = 'INVOICE')::integer AS sold) AS side
       WHERE NOT EXISTS (SELECT FROM invoice_cancellation WHERE invoice_no = document_no)`,
    ),
    readOne(
      hr,
      z.object({ employees: z.number(), commission: z.string() }),
      `SELECT (SELECT count(*) FROM employee) AS employees,
         ${money("CASE kind WHEN 'ACCRUAL' THEN amount ELSE -amount END")} AS commission FROM commission_entry`,
    ),
  ]);
  return { ecommerce: shop, crm: customers, reporting: reported, hr: people };
}
