import { z } from 'zod';
import type { Evidence, Summary } from './ports.js';
import { readOne, readPairs } from './read-rows.js';

/** The main accounts of the journal and the side on which each grows. */
const accounts = { 120: 'debit', 191: 'debit', 391: 'credit', 600: 'credit', 610: 'debit' } as const;

/** Sums of the core's documents and balances of the ledger, as decimal text. */
export async function readTotals({ databases }: Evidence): Promise<Summary['totals']> {
  const { 'erp-core': core, accounting } = databases;
  const [documents, balances, trial] = await Promise.all([
    readOne(
      core,
      z.object({
        salesNet: z.string(),
        salesKdv: z.string(),
        returnsNet: z.string(),
        returnsKdv: z.string(),
      }),
      `SELECT s.net AS "salesNet", s.kdv AS "salesKdv", r.net AS "returnsNet", r.kdv AS "returnsKdv"
       FROM (SELECT round(coalesce(sum(net), 0), 2) AS net, round(coalesce(sum(kdv), 0), 2) AS kdv FROM invoice) s,
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
      z.object({ balance: z.string() }),
      'SELECT round(coalesce(sum(debit - credit), 0), 2) AS balance FROM voucher_line',
    ),
  ]);
  return { ...documents, ledger: Object.fromEntries(balances), trialBalance: trial.balance };
}
