import { day } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import { pageOf, toPage, type Page, type PageRequest } from '@kervan/service';
import { z } from 'zod';

export const StatementEntry = z
  .object({
    voucherNo: z.string(),
    lineNo: z.int(),
    date: day,
    documentNo: z.string(),
    /** The invoice that the entry raises or settles; null where it concerns the account as a whole. */
    itemNo: z.string().nullable(),
    /** In TRY. */
    debit: z.string(),
    credit: z.string(),
    /** In TRY, after this entry. */
    balance: z.string(),
    /** Of the document; the amounts that follow are in it. */
    currency: z.string(),
    documentDebit: z.string(),
    documentCredit: z.string(),
    /** Of all documents in this currency, after this entry. */
    documentBalance: z.string(),
  })
  .meta({ id: 'StatementEntry' });
export type StatementEntry = z.output<typeof StatementEntry>;

/** Cari ekstre: the entries of a customer's sub-account, oldest first, each with the balance after it. */
export const AccountStatement = pageOf(StatementEntry, 'AccountStatement');

/** Sub-accounts of a customer: receivables, doubtful ones, advances. */
export const customerAccount = z.literal(['120', '128', '340']);

/** A page of the entries of an account; empty for an account nothing was posted to. */
export async function accountStatement(
  db: Db,
  account: { readonly accountNo: string; readonly glAccount: string },
  page: PageRequest,
): Promise<Page<StatementEntry>> {
  const entries = await db.query<StatementEntry>(
    `SELECT * FROM (
       SELECT voucher_no AS "voucherNo", line_no AS "lineNo", date, document_no AS "documentNo", item_no AS "itemNo",
         debit, credit, sum(debit - credit) OVER whole AS balance,
         currency, document_debit AS "documentDebit", document_credit AS "documentCredit",
         sum(document_debit - document_credit) OVER of_currency AS "documentBalance"
       FROM voucher JOIN voucher_line USING (voucher_no)
       WHERE account_no = $1 AND gl_account = $2
       WINDOW whole AS (ORDER BY date, voucher_no, line_no),
         of_currency AS (PARTITION BY currency ORDER BY date, voucher_no, line_no)
     ) AS entry
     WHERE date || ' ' || "voucherNo" || ' ' || lpad("lineNo"::text, 6, '0') > $3 COLLATE "C" ORDER BY date, "voucherNo", "lineNo" LIMIT $4`,
    [account.accountNo, account.glAccount, page.after ?? '', page.limit + 1],
  );
  return toPage(
    entries,
    page,
    (entry) => `${entry.date} ${entry.voucherNo} ${String(entry.lineNo).padStart(6, '0')}`,
  );
}
