import type { Tx, UnitOfWork } from '@kervan/outbox';
import { lockAccount } from '../accounts/find-account.js';
import { approveOrder } from '../orders/approve-order.js';
import { findOrder } from '../orders/find-order.js';
import { eachAlone, type Dealing, type Place } from './each-alone.js';
import { lockStockLevels } from './stock-level-lock.js';
import { waitingOrder, type WaitingOrder } from './waiting-order.js';

/**
 * Approves the orders again that wait for stock which is there, oldest first approval first, each in a transaction and
 * in the flow of its own. What orders under way to the warehouse may take counts as gone until it answers. Credit is
 * checked again: an order that lacks it now waits for credit, no longer for stock.
 *
 * @returns whether there may be more.
 */
export async function tryWaitingOrders(work: UnitOfWork, dealing: Dealing): Promise<boolean> {
  const served = (behind: Place, limit: number) =>
    work.run(({ db }) =>
      db.query<WaitingOrder & Place>(
        `SELECT ${waitingOrder}, first_approved_at::text AS since FROM order_to_try
         WHERE (first_approved_at, order_no) > ($1::timestamptz, $2)
         ORDER BY first_approved_at, order_no LIMIT $3`,
        [behind.since, behind.orderNo, limit],
      ),
    );
  return eachAlone(served, (order) => work.run((tx) => tryAgain(tx, order), order), dealing);
}

/** The levels are held from the look until the approval counts: two orders never count on the same goods. */
async function tryAgain(tx: Tx, waiting: WaitingOrder): Promise<void> {
  const { orderNo, accountNo } = waiting;
  await lockAccount(tx.db, accountNo);
  const { shortage } = await findOrder(tx.db, orderNo);
  const skus = (shortage ?? []).map(({ sku }) => sku);
  await lockStockLevels(tx.db, skus);
  const [still] = await tx.db.query('SELECT FROM order_to_try WHERE order_no = $1', [orderNo]);
  if (still) await approveOrder(tx, waiting);
}
