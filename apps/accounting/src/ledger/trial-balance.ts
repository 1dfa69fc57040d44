import { LEDGER_CURRENCY } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import { Money } from '@kervan/money';
import { z } from 'zod';
import { nameOf } from '../journal/recipes/chart-of-accounts.js';
import { daysOf, WITHIN_DAYS, type LedgerDays } from './ledger-days.js';

const sums = { debit: z.string(), credit: z.string(), balance: z.string() };

/** Mizan: sums of every account, decimal text; balance = debit - credit. */
export const TrialBalance = z
  .object({
    currency: z.string(),
    accounts: z.array(z.object({ glAccount: z.string(), name: z.string(), ...sums })),
    /** Over all accounts; the balance of a sound ledger is zero. */
    total: z.object(sums),
  })
  .meta({ id: 'TrialBalance' });
export type TrialBalance = z.output<typeof TrialBalance>;

interface AccountSums {
  readonly glAccount: string;
  readonly debit: string;
  readonly credit: string;
}

/** The whole ledger is in TRY. */
const ofLedger = `
  SELECT gl_account AS "glAccount", sum(debit) AS debit, sum(credit) AS credit
  FROM voucher JOIN voucher_line USING (voucher_no)
  WHERE ${WITHIN_DAYS} GROUP BY gl_account ORDER BY gl_account`;

const ofDocuments = `
  SELECT gl_account AS "glAccount", sum(document_debit) AS debit, sum(document_credit) AS credit
  FROM voucher JOIN voucher_line USING (voucher_no)
  WHERE ${WITHIN_DAYS} AND currency = $3 GROUP BY gl_account ORDER BY gl_account`;

/**
 * The trial balance by account number: in TRY that of the ledger, in another currency that of the documents in it, as
 * they were written.
 */
export async function trialBalance(db: Db, currency: string, days: LedgerDays = {}): Promise<TrialBalance> {
  const rows = await (currency === LEDGER_CURRENCY
    ? db.query<AccountSums>(ofLedger, daysOf(days))
    : db.query<AccountSums>(ofDocuments, [...daysOf(days), currency]));
  const accounts = rows.map((row) => ({
    glAccount: row.glAccount,
    debit: Money.of(row.debit, currency),
    credit: Money.of(row.credit, currency),
  }));
  const debit = Money.sum(
    currency,
    accounts.map((account) => account.debit),
  );
  const credit = Money.sum(
    currency,
    accounts.map((account) => account.credit),
  );
  return {
    currency,
    accounts: accounts.map(({ glAccount, ...sides }) => ({
      glAccount,
      name: nameOf(glAccount),
      ...sumsText(sides),
    })),
    total: sumsText({ debit, credit }),
  };
}

function sumsText({ debit, credit }: { debit: Money; credit: Money }) {
  return { debit: debit.toString(), credit: credit.toString(), balance: debit.minus(credit).toString() };
}
