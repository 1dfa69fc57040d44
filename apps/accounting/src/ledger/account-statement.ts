import type { Db } from '@kervan/database';
import { z } from 'zod';

/** Most entries an answer holds. */
const LARGEST_STATEMENT = 500;

export const StatementEntry = z.object({
  voucherNo: z.string(),
  date: z.iso.date(),
  documentNo: z.string(),
  currency: z.string(),
  debit: z.string(),
  credit: z.string(),
  /** Balance of the account after this entry. */
  balance: z.string(),
});

/** Cari ekstre: the entries of a customer's sub-account of 120, oldest first, each with the balance after it. */
export const AccountStatement = z
  .object({ accountNo: z.string(), entries: z.array(StatementEntry) })
  .meta({ id: 'AccountStatement' });
export type AccountStatement = z.output<typeof AccountStatement>;

type Entry = z.output<typeof StatementEntry>;

/** The latest 500 entries of an account; empty for an account nothing was posted to. */
export async function accountStatement(db: Db, accountNo: string): Promise<AccountStatement> {
  const entries = await db.query<Entry>(
    `SELECT * FROM (
       SELECT voucher_no AS "voucherNo", date, document_no AS "documentNo", currency, debit, credit,
              sum(debit - credit) OVER (PARTITION BY currency ORDER BY date, voucher_no, line_no) AS balance
       FROM voucher JOIN voucher_line USING (voucher_no)
       WHERE account_no = $1 ORDER BY date DESC, voucher_no DESC, line_no DESC LIMIT ${LARGEST_STATEMENT}
     ) latest ORDER BY date, "voucherNo"`,
    [accountNo],
  );
  return { accountNo, entries };
}
