import { z } from 'zod';
import { readOne, readPairs } from '@kervan/verify';
import type { Summary, WholeEvidence } from './ports.js';

/** The main accounts of the journal and the side on which each grows. */
const accounts = {
  120: 'debit',
  153: 'debit',
  191: 'debit',
  197: 'debit',
  391: 'credit',
  397: 'credit',
  500: 'credit',
  600: 'credit',
  610: 'debit',
  621: 'debit',
} as const;

const amounts = z.object({
  salesNet: z.string(),
  salesKdv: z.string(),
  returnsNet: z.string(),
  returnsKdv: z.string(),
});

/**
 * Sums of the core's documents without those that were cancelled, balances of the ledger and the value of the stock, as
 * decimal text.
 */
export async function readTotals({ databases }: WholeEvidence): Promise<Summary['totals']> {
  const { 'erp-core': core, accounting, warehouse } = databases;
  const [documents, balances, costOfSales, stock, trial] = await Promise.all([
    readOne(
      core,
      amounts,
      `SELECT s.net AS "salesNet", s.kdv AS "salesKdv", r.net AS "returnsNet", r.kdv AS "returnsKdv"
       FROM (SELECT round(coalesce(sum(net), 0), 2) AS net, round(coalesce(sum(kdv), 0), 2) AS kdv
           FROM invoice WHERE cancelled_at IS NULL) s,
         (SELECT round(coalesce(sum(net), 0), 2) AS net, round(coalesce(sum(kdv), 0), 2) AS kdv FROM return_invoice) r`,
    ),
    readPairs(
      accounting,
      `SELECT account AS key,
         round(coalesce(sum(CASE side WHEN 'debit' THEN debit - credit ELSE credit - debit END), 0), 2)::text AS value
       FROM unnest($1::text[], $2::text[]) AS chart (account, side)
         LEFT JOIN voucher_line ON left(gl_account, 3) = account
       GROUP BY account`,
      [Object.keys(accounts), Object.values(accounts)],
    ),
    readOne(
      accounting,
      z.object({ debit: z.string(), credit: z.string() }),
      `SELECT round(coalesce(sum(debit), 0), 2) AS debit, round(coalesce(sum(credit), 0), 2) AS credit
       FROM voucher_line WHERE left(gl_account, 3) = '621'`,
    ),
    readOne(
      warehouse,
      z.object({ value: z.string() }),
      'SELECT round(coalesce(sum(cost_value), 0), 2) AS value FROM stock_item',
    ),
    readOne(
      accounting,
      z.object({ balance: z.string() }),
      'SELECT round(coalesce(sum(debit - credit), 0), 2) AS balance FROM voucher_line',
    ),
  ]);
  return {
    ...documents,
    ledger: Object.fromEntries(balances),
    turnover: { 621: costOfSales },
    stockValue: stock.value,
    trialBalance: trial.balance,
  };
}
