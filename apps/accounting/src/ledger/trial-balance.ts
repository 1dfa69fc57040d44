import type { Db } from '@kervan/database';
import { Money } from '@kervan/money';
import { z } from 'zod';

const sums = { debit: z.string(), credit: z.string(), balance: z.string() };

/** Mizan: sums of every account, decimal text; balance = debit - credit. */
export const TrialBalance = z
  .object({
    currency: z.string(),
    accounts: z.array(z.object({ glAccount: z.string(), ...sums })),
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

/** The trial balance of one currency, by account number. */
export async function trialBalance(db: Db, currency: string): Promise<TrialBalance> {
  const rows = await db.query<AccountSums>(
    `SELECT gl_account AS "glAccount", sum(debit) AS debit, sum(credit) AS credit
     FROM voucher JOIN voucher_line USING (voucher_no) WHERE currency = $1 GROUP BY gl_account ORDER BY gl_account`,
    [currency],
  );
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
    accounts: accounts.map(({ glAccount, ...sides }) => ({ glAccount, ...sumsText(sides) })),
    total: sumsText({ debit, credit }),
  };
}

function sumsText({ debit, credit }: { debit: Money; credit: Money }) {
  return { debit: debit.toString(), credit: credit.toString(), balance: debit.minus(credit).toString() };
}
