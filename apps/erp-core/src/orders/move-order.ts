import type { RowOf } from '@kervan/database';
import type { Tx } from '@kervan/outbox';
import { Order } from './order.entity.js';
import { assertTransition, type OrderState } from './order-state.js';

/**
 * Moves an order to a state other than ON_HOLD, for a transaction that holds the row of its account.
 *
 * @throws KervanError ORDER_STATE_INVALID naming the current state.
 */
export async function moveOrder(
  tx: Tx,
  order: RowOf<Order>,
  state: Exclude<OrderState, 'ON_HOLD'>,
): Promise<void> {
  const { orderNo, version } = order;
  assertTransition(orderNo, order.state, state);
  tx.touched('order', orderNo, { before: version, after: version + 1 });
  await tx.db.update(Order, { orderNo }, { state, holdReason: null, version: version + 1 });
}
