import type { Tx } from '@kervan/outbox';
import { lockAccount } from '../accounts/find-account.js';
import { cancelOrder } from './cancel-order.js';
import { findOrder } from './find-order.js';
import type { Order } from './order.entity.js';

/**
 * Cancels an order because somebody asked for it; one that is cancelled already stays as it is.
 *
 * @throws KervanError ORDER_STATE_INVALID
 */
export async function cancelOnRequest(
  tx: Tx,
  { orderNo, accountNo }: Pick<Order, 'orderNo' | 'accountNo'>,
): Promise<void> {
  const account = await lockAccount(tx.db, accountNo);
  // Only what is read under the account's lock is certain.
  const order = await findOrder(tx.db, orderNo);
  if (order.state !== 'CANCELLED') cancelOrder(tx, order, account, 'REQUESTED');
}
