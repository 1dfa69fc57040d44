import { KervanError } from '@kervan/contracts';
import type { Db, RowOf } from '@kervan/database';
import { Money } from '@kervan/money';
import type { Tx } from '@kervan/outbox';
import { findInvoice, linesOfInvoice } from '../invoices/find-invoice.js';
import { stateInvalid } from '../invoices/invoice-state.js';
import type { Invoice } from '../invoices/invoice.entity.js';
import { settleInvoices } from '../invoices/settle-invoices.js';
import { withTotals } from '../products/price-lines.js';
import type { ReturnToTake } from './return-to-take.js';
import { returnedLines, type InvoicedLine } from './returned-lines.js';
import type { ReturnToWrite } from './write-return.js';

/** A return of goods that were sold with an invoice: at its prices, rates and exchange rate. */
export async function returnOfInvoice(
  tx: Tx,
  { lines, ...head }: ReturnToTake & { readonly relatedInvoiceNo: string },
): Promise<ReturnToWrite> {
  const { relatedInvoiceNo, currency } = head;
  const [invoice, invoiced] = await Promise.all([
    findInvoice(tx.db, relatedInvoiceNo),
    linesWithReturns(tx.db, relatedInvoiceNo),
  ]);
  assertReturnable(invoice, head);
  const back = returnedLines(currency, invoiced, lines);
  const document = withTotals(
    currency,
    back.map(({ line }) => line),
  );
  const [settlement] = await settleInvoices(tx, [{ invoice, amount: Money.of(document.gross, currency) }]);
  return {
    head: { ...head, fxRate: invoice.fxRate },
    document,
    relatedLines: new Map(back.map(({ line, relatedLineNo }) => [line.lineNo, relatedLineNo])),
    settled: settlement?.settled,
  };
}

function assertReturnable(
  invoice: RowOf<Invoice>,
  { accountNo, issueDate }: Omit<ReturnToTake, 'lines'>,
): void {
  const { invoiceNo } = invoice;
  if (invoice.accountNo !== accountNo)
    throw new KervanError('RULE_VIOLATION', `invoice ${invoiceNo} is one of another account`);
  if (invoice.issueDate > issueDate)
    throw new KervanError('RULE_VIOLATION', `invoice ${invoiceNo} was issued after ${issueDate}`);
  if (invoice.cancelledAt !== null) throw stateInvalid(invoice, 'returned');
  // What of the withheld KDV is given back is between the buyer and the tax office.
  if (invoice.invoiceType === 'TEVKIFAT') throw stateInvalid(invoice, 'returned: it is one with withholding');
}

async function linesWithReturns(db: Db, invoiceNo: string): Promise<InvoicedLine[]> {
  const [lines, returns] = await Promise.all([
    linesOfInvoice(db, invoiceNo),
    db.query<{ lineNo: number; quantity: string }>(
      `SELECT related_line_no AS "lineNo", sum(quantity)::text AS quantity
       FROM return_invoice JOIN return_invoice_line USING (invoice_no)
       WHERE related_invoice_no = $1 GROUP BY related_line_no`,
      [invoiceNo],
    ),
  ]);
  const returned = new Map(returns.map(({ lineNo, quantity }) => [lineNo, quantity]));
  return lines.map((line) => ({ line, returned: returned.get(line.lineNo) ?? '0' }));
}
