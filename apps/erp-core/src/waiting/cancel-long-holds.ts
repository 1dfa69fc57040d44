import type { Tx, UnitOfWork } from '@kervan/outbox';
import { lockAccount } from '../accounts/find-account.js';
import { cancelOrder } from '../orders/cancel-order.js';
import { findOrder } from '../orders/find-order.js';
import { eachAlone, type Dealing } from './each-alone.js';
import { waitingOrder, waitsForStock, type WaitingOrder } from './waiting-order.js';

/** Orders per round. */
const AT_ONCE = 100;

/**
 * Cancels the orders that have waited too long for stock, retries included. Of an order that waits no longer it only
 * forgets what it lacked; an order that is due or approved is not touched, its outcome comes first.
 *
 * @returns whether there may be more.
 */
export async function cancelLongHolds(
  work: UnitOfWork,
  { holdDays, ...dealing }: Dealing & { readonly holdDays: number },
): Promise<boolean> {
  const long = await work.run(({ db }) =>
    db.query<WaitingOrder>(
      `SELECT ${waitingOrder} FROM order_wait JOIN sales_order USING (order_no)
       WHERE since < now() - $2 * interval '1 day' AND NOT due AND state <> 'APPROVED' ORDER BY since LIMIT $1`,
      [AT_ONCE, holdDays],
    ),
  );
  const well = await eachAlone(long, (order) => work.run((tx) => end(tx, order), order), dealing);
  return well && long.length === AT_ONCE;
}

async function end(tx: Tx, { orderNo, accountNo }: WaitingOrder): Promise<void> {
  const claimed = await tx.db.query(
    'SELECT FROM order_wait WHERE order_no = $1 AND NOT due FOR UPDATE SKIP LOCKED',
    [orderNo],
  );
  if (claimed.length === 0) return;
  const account = await lockAccount(tx.db, accountNo);
  const order = await findOrder(tx.db, orderNo);
  if (order.state === 'APPROVED') return;
  if (waitsForStock(order)) cancelOrder(tx, order, account, 'OUT_OF_STOCK');
  void tx.db.query('DELETE FROM order_wait WHERE order_no = $1', [orderNo]);
}
