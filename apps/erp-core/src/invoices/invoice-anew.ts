import { businessDay, KervanError } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import type { Tx } from '@kervan/outbox';
import { assertActive } from '../accounts/assert-active.js';
import { lockAccount } from '../accounts/find-account.js';
import { latestDay } from '../documents/latest-day.js';
import { findOrder } from '../orders/find-order.js';
import { moveOrder } from '../orders/move-order.js';
import type { Order } from '../orders/order.entity.js';
import { mayBecome } from '../orders/order-state.js';
import { findLiveInvoice, linesOfInvoice } from './find-invoice.js';
import { stateInvalid } from './invoice-state.js';
import type { Invoice } from './invoice.entity.js';
import { issueInvoice, type IssuedInvoice } from './issue-invoice.js';
import { ratedOn } from './rated-on.js';

/**
 * Invoices an order whose invoice was cancelled: what that one said, with the KDV of the new one's day.
 *
 * @throws KervanError ORDER_STATE_INVALID when it was never invoiced, INVOICE_STATE_INVALID when it is invoiced, each
 *   naming the current state; RULE_VIOLATION for a day before that of the cancelled invoice; ACCOUNT_STATE_INVALID when
 *   the account is closed; FX_RATE_NOT_FOUND, KDV_RATE_NOT_FOUND
 */
export async function invoiceAnew(
  tx: Tx,
  { orderNo, accountNo }: Pick<Order, 'orderNo' | 'accountNo'>,
  asked: string | undefined,
): Promise<IssuedInvoice> {
  const account = await lockAccount(tx.db, accountNo);
  const [order, live, last] = await Promise.all([
    findOrder(tx.db, orderNo),
    findLiveInvoice(tx.db, orderNo),
    lastInvoice(tx.db, orderNo),
  ]);
  if (live) throw stateInvalid(live, 'followed by another one of its order');
  const { state } = order;
  if (!last)
    throw new KervanError(
      'ORDER_STATE_INVALID',
      `order ${orderNo} is ${state} and has no cancelled invoice`,
      {
        facts: { state },
      },
    );
  assertActive(account);
  const issueDate = asked ?? latestDay(businessDay(), last.issueDate);
  if (issueDate < last.issueDate)
    throw new KervanError(
      'RULE_VIOLATION',
      `invoice ${last.invoiceNo}, which it follows, is one of ${last.issueDate}`,
    );
  const document = await ratedOn(tx.db, order, await linesOfInvoice(tx.db, last.invoiceNo), issueDate);
  const issued = await issueInvoice(tx, order, account, document, { issueDate, heldOpen: '0' });
  if (issued.settled && mayBecome(order, 'CLOSED')) moveOrder(tx, order, 'CLOSED');
  return issued;
}

/** The latest invoice of an order: none is of an earlier day than the one before it. */
async function lastInvoice(db: Db, orderNo: string): Promise<LastInvoice | undefined> {
  const [last] = await db.query<LastInvoice>(
    `SELECT invoice_no AS "invoiceNo", issue_date AS "issueDate" FROM invoice WHERE order_no = $1
     ORDER BY invoice_no DESC LIMIT 1`,
    [orderNo],
  );
  return last;
}

type LastInvoice = Pick<Invoice, 'invoiceNo' | 'issueDate'>;
