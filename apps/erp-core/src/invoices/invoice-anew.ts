import type { PricedLine } from '@kervan/contracts';
import { KervanError } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import type { Tx } from '@kervan/outbox';
import { lockAccount } from '../accounts/find-account.js';
import { findOrder } from '../orders/find-order.js';
import { moveOrder } from '../orders/move-order.js';
import type { Order } from '../orders/order.entity.js';
import { mayBecome } from '../orders/order-state.js';
import { withTotals } from '../products/price-lines.js';
import { findLiveInvoice, linesOfInvoice } from './find-invoice.js';
import { stateInvalid } from './invoice-state.js';
import { issueInvoice } from './issue-invoice.js';

/**
 * Invoices an order whose invoice was cancelled: what that one said, on another day.
 *
 * @throws KervanError ORDER_STATE_INVALID when it was never invoiced, INVOICE_STATE_INVALID when it is invoiced, each
 *   naming the current state; FX_RATE_NOT_FOUND
 */
export async function invoiceAnew(
  tx: Tx,
  { orderNo, accountNo }: Pick<Order, 'orderNo' | 'accountNo'>,
  issueDate: string,
): Promise<void> {
  const account = await lockAccount(tx.db, accountNo);
  const [order, live, lines] = await Promise.all([
    findOrder(tx.db, orderNo),
    findLiveInvoice(tx.db, orderNo),
    linesLastInvoiced(tx.db, orderNo),
  ]);
  if (live) throw stateInvalid(live, 'followed by another one of its order');
  const { currency, state } = order;
  if (lines.length === 0)
    throw new KervanError(
      'ORDER_STATE_INVALID',
      `order ${orderNo} is ${state} and has no cancelled invoice`,
      {
        facts: { state },
      },
    );
  const settled = await issueInvoice(tx, order, account, withTotals(currency, lines), {
    issueDate,
    heldOpen: '0',
  });
  if (settled && mayBecome(order, 'CLOSED')) moveOrder(tx, order, 'CLOSED');
}

/** Lines of the latest invoice of an order; none when it was never invoiced. */
async function linesLastInvoiced(db: Db, orderNo: string): Promise<PricedLine[]> {
  const [last] = await db.query<{ invoiceNo: string }>(
    `SELECT invoice_no AS "invoiceNo" FROM invoice WHERE order_no = $1
     ORDER BY cancelled_at DESC NULLS FIRST LIMIT 1`,
    [orderNo],
  );
  return last ? linesOfInvoice(db, last.invoiceNo) : [];
}
