import { KervanError, PricedLine } from '@kervan/contracts';
import type { Db, Where } from '@kervan/database';
import type { Page } from '@kervan/service';
import { readPage } from '../paging/read-page.js';
import { withTotals } from '../products/price-lines.js';
import { ReturnInvoiceLine } from './return-invoice-line.entity.js';
import { ReturnInvoice } from './return-invoice.entity.js';
import { ReturnHeadView, ReturnView, type ReturnQuery } from './returns.schema.js';

/** @throws KervanError RETURN_NOT_FOUND */
export async function readReturn(db: Db, which: Where<ReturnInvoice>): Promise<ReturnView> {
  const invoice = await db.findOne(ReturnInvoice, which);
  if (!invoice) throw new KervanError('RETURN_NOT_FOUND', 'the return invoice does not exist');
  const rows = await db.find(ReturnInvoiceLine, { invoiceNo: invoice.invoiceNo });
  rows.sort((one, other) => one.lineNo - other.lineNo);
  const lines = rows.map((row) => PricedLine.parse(row));
  const { kdvSummary } = withTotals(invoice.currency, lines);
  return ReturnView.parse({ ...invoice, lines, kdvSummary });
}

/** Return invoices by number, without their lines. */
export async function listReturns(db: Db, query: ReturnQuery): Promise<Page<ReturnHeadView>> {
  const { items, next } = await readPage(
    db,
    {
      table: 'return_invoice',
      key: 'invoice_no',
      filters: { 'account_no =': query.accountNo, 'related_invoice_no =': query.relatedInvoiceNo },
      find: (invoiceNo) => db.find(ReturnInvoice, { invoiceNo }),
      keyOf: ({ invoiceNo }) => invoiceNo,
    },
    query,
  );
  return { items: items.map((invoice) => ReturnHeadView.parse(invoice)), next };
}
