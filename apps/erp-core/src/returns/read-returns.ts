import { KervanError, PricedLine } from '@kervan/contracts';
import type { Db, RowOf, Where } from '@kervan/database';
import { Money, type TaxedLine } from '@kervan/money';
import type { Page } from '@kervan/service';
import { readPage } from '../paging/read-page.js';
import { ReturnInvoiceLine } from './return-invoice-line.entity.js';
import { ReturnInvoice } from './return-invoice.entity.js';
import { returnTotals } from './return-totals.js';
import { ReturnHeadView, ReturnView, type ReturnQuery } from './returns.schema.js';

/** @throws KervanError RETURN_NOT_FOUND */
export async function readReturn(db: Db, which: Where<ReturnInvoice>): Promise<ReturnView> {
  const invoice = await db.findOne(ReturnInvoice, which);
  if (!invoice) throw new KervanError('RETURN_NOT_FOUND', 'the return invoice does not exist');
  const [rows, before] = await Promise.all([
    db.find(ReturnInvoiceLine, { invoiceNo: invoice.invoiceNo }),
    returnedBefore(db, invoice),
  ]);
  rows.sort((one, other) => one.lineNo - other.lineNo);
  const lines = rows.map((row) => PricedLine.parse(row));
  const { kdvSummary } = returnTotals(invoice.currency, before, lines);
  return ReturnView.parse({ ...invoice, lines, kdvSummary });
}

/** Net by rate of the returns of the same invoice that came before. */
async function returnedBefore(
  db: Db,
  { relatedInvoiceNo, returnNo, currency }: RowOf<ReturnInvoice>,
): Promise<TaxedLine[]> {
  if (relatedInvoiceNo === null) return [];
  const nets = await db.query<{ kdvRate: string; net: string }>(
    `SELECT kdv_rate::text AS "kdvRate", sum(return_invoice_line.net)::text AS net
     FROM return_invoice JOIN return_invoice_line USING (invoice_no)
     WHERE related_invoice_no = $1 AND return_no < $2 GROUP BY kdv_rate`,
    [relatedInvoiceNo, returnNo],
  );
  return nets.map(({ kdvRate, net }) => ({ kdvRate, net: Money.of(net, currency) }));
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
