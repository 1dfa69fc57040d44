import type { Db, RowOf } from '@kervan/database';
import { Money } from '@kervan/money';
import type { Page } from '@kervan/service';
import { readPage } from '../paging/read-page.js';
import { withTotals } from '../products/price-lines.js';
import { findInvoice, linesOfInvoice } from './find-invoice.js';
import { stateOf } from './invoice-state.js';
import { Invoice } from './invoice.entity.js';
import { InvoiceHeadView, InvoiceView, type InvoiceQuery } from './invoices.schema.js';

/** @throws KervanError INVOICE_NOT_FOUND */
export async function readInvoice(db: Db, invoiceNo: string): Promise<InvoiceView> {
  const [invoice, lines] = await Promise.all([findInvoice(db, invoiceNo), linesOfInvoice(db, invoiceNo)]);
  const { kdvSummary } = withTotals(invoice.currency, lines);
  return InvoiceView.parse({ ...headOf(invoice), lines, kdvSummary });
}

/** Invoices by number, without their lines. */
export async function listInvoices(db: Db, { open, ...query }: InvoiceQuery): Promise<Page<InvoiceHeadView>> {
  const { items, next } = await readPage(
    db,
    {
      table: 'invoice',
      key: 'invoice_no',
      filters: { 'account_no =': query.accountNo, 'open_amount >': open && 0 },
      find: (invoiceNo) => db.find(Invoice, { invoiceNo }),
      keyOf: ({ invoiceNo }) => invoiceNo,
    },
    query,
  );
  return { items: items.map((invoice) => InvoiceHeadView.parse(headOf(invoice))), next };
}

function headOf(invoice: RowOf<Invoice>): object {
  const openAmount = Money.of(invoice.openAmount, invoice.currency).toString();
  return { ...invoice, openAmount, state: stateOf(invoice) };
}
