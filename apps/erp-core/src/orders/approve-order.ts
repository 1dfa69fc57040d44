import type { Tx } from '@kervan/outbox';
import { unconditional, type Precondition } from '@kervan/service';
import { lockAccount } from '../accounts/find-account.js';
import { withTotals } from '../products/price-lines.js';
import { decideApproval, type Approval } from './decide-approval.js';
import { findOrder, linesOf } from './find-order.js';
import { Order } from './order.entity.js';
import { publishApproval } from './publish-approval.js';

/**
 * Approves a placed or held order within the credit of its account, or puts it on hold.
 *
 * @throws KervanError ORDER_STATE_INVALID naming the current state, VERSION_MISMATCH
 */
export async function approveOrder(
  tx: Tx,
  { orderNo, accountNo }: Pick<Order, 'orderNo' | 'accountNo'>,
  precondition: Precondition = unconditional,
): Promise<Approval> {
  const account = await lockAccount(tx.db, accountNo);
  // Only what is read under the account's lock is certain.
  const [order, lines] = await Promise.all([findOrder(tx.db, orderNo), linesOf(tx.db, orderNo)]);
  precondition(order);
  const approval = decideApproval(order, account);
  if (approval.order.version !== order.version) {
    tx.touched('order', orderNo, { before: order.version, after: approval.order.version });
    void tx.db.update(Order, { orderNo }, approval.order);
    if (!approval.approved)
      void tx.db.query('UPDATE sales_order SET held_at = clock_timestamp() WHERE order_no = $1', [orderNo]);
  }
  await publishApproval(tx, approval, account, withTotals(order.currency, lines));
  return approval;
}
