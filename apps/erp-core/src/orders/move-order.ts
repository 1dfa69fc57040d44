import type { RowOf } from '@kervan/database';
import type { Tx } from '@kervan/outbox';
import { Order } from './order.entity.js';
import { assertTransition, type OrderState } from './order-state.js';

/**
 * Moves an order to states other than ON_HOLD one after the other, the last of which it keeps, for a transaction that
 * holds the row of its account; done at the latest when it commits.
 *
 * @throws KervanError ORDER_STATE_INVALID naming the current state.
 */
export function moveOrder(
  tx: Tx,
  order: RowOf<Order>,
  ...path: readonly Exclude<OrderState, 'ON_HOLD'>[]
): void {
  const { orderNo, invoicing, version } = order;
  let { state } = order;
  for (const next of path) {
    assertTransition({ orderNo, state, invoicing }, next);
    state = next;
  }
  tx.touched('order', orderNo, { before: version, after: version + 1 });
  void tx.db.update(Order, { orderNo }, { state, holdReason: null, version: version + 1 });
}
