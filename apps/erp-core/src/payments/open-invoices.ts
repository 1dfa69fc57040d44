import type { Db, RowOf } from '@kervan/database';
import { Invoice } from '../invoices/invoice.entity.js';

/** A payment settles no more invoices at once: its event is to stay of a size that brokers take. */
const AT_ONCE = 1000;

/** The invoices of an account that something is open of, the one that is due first before the others. */
export async function openInvoices(db: Db, accountNo: string): Promise<RowOf<Invoice>[]> {
  const due = await db.query<{ invoiceNo: string }>(
    `SELECT invoice_no AS "invoiceNo" FROM invoice WHERE account_no = $1 AND open_amount > 0
     ORDER BY due_date, invoice_no LIMIT $2`,
    [accountNo, AT_ONCE],
  );
  const numbers = due.map(({ invoiceNo }) => invoiceNo);
  const invoices = await db.find(Invoice, { invoiceNo: numbers });
  const byNumber = new Map(invoices.map((invoice) => [invoice.invoiceNo, invoice]));
  return numbers.flatMap((invoiceNo) => byNumber.get(invoiceNo) ?? []);
}
