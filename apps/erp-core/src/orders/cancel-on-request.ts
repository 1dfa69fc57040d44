import type { Tx } from '@kervan/outbox';
import { unconditional, type Precondition } from '@kervan/service';
import { lockAccount } from '../accounts/find-account.js';
import { cancelOrder } from './cancel-order.js';
import { findOrder } from './find-order.js';
import type { Order } from './order.entity.js';

/**
 * Cancels an order because somebody asked for it.
 *
 * @throws KervanError ORDER_STATE_INVALID naming the current state, VERSION_MISMATCH
 */
export async function cancelOnRequest(
  tx: Tx,
  { orderNo, accountNo }: Pick<Order, 'orderNo' | 'accountNo'>,
  precondition: Precondition = unconditional,
): Promise<void> {
  const account = await lockAccount(tx.db, accountNo);
  // Only what is read under the account's lock is certain.
  const order = await findOrder(tx.db, orderNo);
  precondition(order);
  cancelOrder(tx, order, account, 'REQUESTED');
}
