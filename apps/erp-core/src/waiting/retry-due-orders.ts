import type { Tx, UnitOfWork } from '@kervan/outbox';
import { lockAccount } from '../accounts/find-account.js';
import { approveOrder } from '../orders/approve-order.js';
import { findOrder } from '../orders/find-order.js';
import { eachAlone, type Dealing } from './each-alone.js';
import { offerAgain } from './offer-again.js';
import { waitingOrder, waitsForStock, type WaitingOrder } from './waiting-order.js';

/** Orders per round. */
const AT_ONCE = 100;

/**
 * Approves the orders again that goods arrived for, oldest first approval first, each in a transaction and in the flow
 * of its own. Credit is checked again: an order that lacks it now waits for credit, no longer for stock, and the goods
 * are offered to others.
 *
 * @returns whether there may be more.
 */
export async function retryDueOrders(work: UnitOfWork, dealing: Dealing): Promise<boolean> {
  const due = await work.run(({ db }) =>
    db.query<WaitingOrder>(
      `SELECT ${waitingOrder} FROM order_wait JOIN sales_order USING (order_no) WHERE due
       ORDER BY first_approved_at, order_no LIMIT $1`,
      [AT_ONCE],
    ),
  );
  const well = await eachAlone(due, (order) => work.run((tx) => retry(tx, order), order), dealing);
  return well && due.length === AT_ONCE;
}

async function retry(tx: Tx, due: WaitingOrder): Promise<void> {
  const { orderNo, accountNo } = due;
  if (!(await claim(tx, orderNo))) return;
  await lockAccount(tx.db, accountNo);
  if (waitsForStock(await findOrder(tx.db, orderNo)) && (await approveOrder(tx, due)).approved) {
    // What it lacked stays known until the warehouse answers: should it fail again, others get what it does not take.
    void tx.db.query('UPDATE order_wait SET due = false WHERE order_no = $1', [orderNo]);
    return;
  }
  void offerAgain(tx.db, orderNo);
  void tx.db.query('DELETE FROM order_wait WHERE order_no = $1', [orderNo]);
}

/** Another instance may be at work on it, or have been. */
async function claim({ db }: Tx, orderNo: string): Promise<boolean> {
  const claimed = await db.query(
    'SELECT FROM order_wait WHERE order_no = $1 AND due FOR UPDATE SKIP LOCKED',
    [orderNo],
  );
  return claimed.length > 0;
}
