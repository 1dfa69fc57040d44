import type { Tx, UnitOfWork } from '@kervan/outbox';
import { lockAccount } from '../accounts/find-account.js';
import { cancelOrder } from '../orders/cancel-order.js';
import { findOrder } from '../orders/find-order.js';
import { eachAlone, type Dealing, type Place } from './each-alone.js';
import { waitingOrder, type WaitingOrder } from './waiting-order.js';

/**
 * Cancels the orders that wait for stock longer than they may, counted from their first approval, tries included.
 *
 * @returns whether there may be more.
 */
export async function cancelLongHolds(
  work: UnitOfWork,
  { holdDays, ...dealing }: Dealing & { readonly holdDays: number },
): Promise<boolean> {
  const long = (behind: Place, limit: number) =>
    work.run(({ db }) =>
      db.query<WaitingOrder & Place>(
        `SELECT ${waitingOrder}, first_approved_at::text AS since FROM sales_order
         WHERE hold_reason = 'STOCK' AND first_approved_at < now() - $4 * interval '1 day'
           AND (first_approved_at, order_no) > ($1::timestamptz, $2)
         ORDER BY first_approved_at, order_no LIMIT $3`,
        [behind.since, behind.orderNo, limit, holdDays],
      ),
    );
  return eachAlone(long, (order) => work.run((tx) => end(tx, order), order), dealing);
}

async function end(tx: Tx, { orderNo, accountNo }: WaitingOrder): Promise<void> {
  const account = await lockAccount(tx.db, accountNo);
  const order = await findOrder(tx.db, orderNo);
  if (order.holdReason === 'STOCK') cancelOrder(tx, order, account, 'OUT_OF_STOCK');
}
