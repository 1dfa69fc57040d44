import type { Tx } from '@kervan/outbox';
import { moveOrder } from './move-order.js';
import { Order } from './order.entity.js';
import { mayBecome } from './order-state.js';

/**
 * Closes those of some orders that are invoiced and despatched, for a transaction that holds the row of their account.
 * The others are closed when their goods have left.
 *
 * @param orderNos of orders of whose invoice nothing is open any more.
 */
export async function closeOrders(tx: Tx, orderNos: readonly string[]): Promise<void> {
  if (orderNos.length === 0) return;
  const orders = await tx.db.find(Order, { orderNo: orderNos });
  for (const order of orders.filter((each) => mayBecome(each, 'CLOSED'))) moveOrder(tx, order, 'CLOSED');
}
