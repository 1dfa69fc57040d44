import type { RowOf } from '@kervan/database';
import type { Tx } from '@kervan/outbox';
import { Order } from './order.entity.js';
import { assertTransition, type OrderState } from './order-state.js';

/**
 * Moves an order to a state other than ON_HOLD, for a transaction that holds the row of its account; done at the
 * latest when it commits.
 *
 * @throws KervanError ORDER_STATE_INVALID naming the current state.
 */
export function moveOrder(tx: Tx, order: RowOf<Order>, state: Exclude<OrderState, 'ON_HOLD'>): void {
  const { orderNo, version } = order;
  assertTransition(orderNo, order.state, state);
  tx.touched('order', orderNo, { before: version, after: version + 1 });
  void tx.db.update(Order, { orderNo }, { state, holdReason: null, version: version + 1 });
}
