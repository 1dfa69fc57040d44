import type { Tx, UnitOfWork } from '@kervan/outbox';
import { lockAccount } from '../accounts/find-account.js';
import { cancelOrder } from '../orders/cancel-order.js';
import { findOrder } from '../orders/find-order.js';
import { eachAlone, type Dealing } from './alone.js';
import { waitingOrder, type WaitingOrder } from './waiting-order.js';

/** Orders per round. */
const AT_ONCE = 100;

/**
 * Cancels the orders that wait for stock longer than they may, counted from their first approval, tries included.
 *
 * @returns whether there may be more.
 */
export async function cancelLongHolds(
  work: UnitOfWork,
  { holdDays, ...dealing }: Dealing & { readonly holdDays: number },
): Promise<boolean> {
  const long = await work.run(({ db }) =>
    db.query<WaitingOrder>(
      `SELECT ${waitingOrder} FROM sales_order
       WHERE hold_reason = 'STOCK' AND first_approved_at < now() - $2 * interval '1 day'
       ORDER BY first_approved_at LIMIT $1`,
      [AT_ONCE, holdDays],
    ),
  );
  const well = await eachAlone(long, (order) => work.run((tx) => end(tx, order), order), dealing);
  return well && long.length === AT_ONCE;
}

async function end(tx: Tx, { orderNo, accountNo }: WaitingOrder): Promise<void> {
  const account = await lockAccount(tx.db, accountNo);
  const order = await findOrder(tx.db, orderNo);
  if (order.holdReason === 'STOCK') cancelOrder(tx, order, account, 'OUT_OF_STOCK');
}
