import type { RowOf } from '@kervan/database';
import type { Tx } from '@kervan/outbox';
import type { Account } from '../accounts/account.entity.js';
import type { Order } from '../orders/order.entity.js';
import type { PricedDocument } from '../products/price-lines.js';
import { issueDay } from './issue-day.js';
import { issueInvoice, type IssuedInvoice } from './issue-invoice.js';
import { ratedOn } from './rated-on.js';

/**
 * Issues the first invoice of an order, for a transaction that holds the row of its account. Costs no statement for the
 * rates where it is issued on the day of the order.
 *
 * @param document what is invoiced: the order or what is delivered of it.
 * @throws KervanError FX_RATE_NOT_FOUND, KDV_RATE_NOT_FOUND
 */
export async function invoiceOrder(
  tx: Tx,
  order: RowOf<Order>,
  account: RowOf<Account>,
  document: PricedDocument,
): Promise<IssuedInvoice> {
  const issueDate = issueDay(order);
  const rated =
    issueDate === order.businessDate ? document : await ratedOn(tx.db, order, document.lines, issueDate);
  return issueInvoice(tx, order, account, rated, { issueDate, heldOpen: order.gross });
}
