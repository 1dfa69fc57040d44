import { KervanError } from '@kervan/contracts';
import type { Db, RowOf } from '@kervan/database';
import { Money } from '@kervan/money';
import type { Tx } from '@kervan/outbox';
import { findInvoice, linesOfInvoice } from '../invoices/find-invoice.js';
import { stateInvalid } from '../invoices/invoice-state.js';
import type { Invoice } from '../invoices/invoice.entity.js';
import { settleInvoices } from '../invoices/settle-invoices.js';
import { findOrder } from '../orders/find-order.js';
import type { Order } from '../orders/order.entity.js';
import { hasLeft } from '../orders/order-state.js';
import type { ReturnToTake } from './return-to-take.js';
import { returnTotals } from './return-totals.js';
import { returnedLines, type InvoicedLine } from './returned-lines.js';
import type { ReturnToWrite } from './write-return.js';

/**
 * A return of goods that were sold with an invoice: at its prices, rates and exchange rate.
 *
 * @throws KervanError INVOICE_NOT_FOUND, INVOICE_STATE_INVALID when it is cancelled, or with the state of its order until
 *   the goods have left; RULE_VIOLATION
 */
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
  assertLeft(invoice, await findOrder(tx.db, invoice.orderNo));
  const back = returnedLines(currency, invoiced.lines, lines);
  const document = returnTotals(
    currency,
    invoiced.lines.map(({ line, returnedNet }) => ({
      kdvRate: line.kdvRate,
      net: Money.of(returnedNet, currency),
    })),
    back.map(({ line }) => line),
  );
  const [settlement] = await settleInvoices(tx, [{ invoice, amount: Money.of(document.gross, currency) }]);
  return {
    head: { ...head, fxRate: invoice.fxRate },
    document,
    related: {
      returnNo: invoiced.returns + 1,
      lines: new Map(back.map(({ line, relatedLineNo }) => [line.lineNo, relatedLineNo])),
      settled: settlement?.settled,
    },
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
  if (invoice.invoiceType === 'TEVKIFAT')
    throw new KervanError(
      'RULE_VIOLATION',
      `invoice ${invoiceNo} is one with withholding: it is corrected by cancelling it and invoicing anew`,
    );
}

/** The warehouse would take goods in that it still is to ship. */
function assertLeft({ invoiceNo }: RowOf<Invoice>, order: RowOf<Order>): void {
  if (hasLeft(order)) return;
  const { orderNo, state } = order;
  throw new KervanError(
    'INVOICE_STATE_INVALID',
    `invoice ${invoiceNo} cannot be returned: order ${orderNo} is ${state}, its goods have not left`,
    { facts: { state } },
  );
}

/** The lines of an invoice with what came back of them, in how many returns. */
async function linesWithReturns(
  db: Db,
  invoiceNo: string,
): Promise<{ readonly lines: readonly InvoicedLine[]; readonly returns: number }> {
  const [lines, back, [returned]] = await Promise.all([
    linesOfInvoice(db, invoiceNo),
    db.query<{ lineNo: number; quantity: string; net: string }>(
      `SELECT related_line_no AS "lineNo", sum(quantity)::text AS quantity, sum(return_invoice_line.net)::text AS net
       FROM return_invoice JOIN return_invoice_line USING (invoice_no)
       WHERE related_invoice_no = $1 GROUP BY related_line_no`,
      [invoiceNo],
    ),
    db.query<{ returns: number }>(
      'SELECT coalesce(max(return_no), 0) AS returns FROM return_invoice WHERE related_invoice_no = $1',
      [invoiceNo],
    ),
  ]);
  const byLine = new Map(back.map(({ lineNo, ...sums }) => [lineNo, sums]));
  return {
    lines: lines.map((line) => {
      const { quantity = '0', net = '0' } = byLine.get(line.lineNo) ?? {};
      return { line, returned: quantity, returnedNet: net };
    }),
    returns: returned?.returns ?? 0,
  };
}
