import { SiparisIptalEdildi, type DataOf } from '@kervan/contracts';
import type { RowOf } from '@kervan/database';
import { Money } from '@kervan/money';
import type { Tx } from '@kervan/outbox';
import type { Account } from '../accounts/account.entity.js';
import { moveExposure } from '../accounts/move-exposure.js';
import { moveOrder } from './move-order.js';
import type { Order } from './order.entity.js';
import { isOpen } from './order-state.js';

export type CancelReason = DataOf<typeof SiparisIptalEdildi>['reason'];

const { previousState: cancellable } = SiparisIptalEdildi.schema.shape;

/**
 * Cancels an order, for a transaction that holds the row of its account: what it held open is given back, and the event
 * tells the warehouse to release what it holds.
 *
 * @throws KervanError ORDER_STATE_INVALID naming the current state.
 */
export function cancelOrder(
  tx: Tx,
  order: RowOf<Order>,
  account: RowOf<Account>,
  reason: CancelReason,
): void {
  const { orderNo, accountNo, state, gross, currency, workOrderNo } = order;
  moveOrder(tx, order, 'CANCELLED');
  if (isOpen(state)) moveExposure(tx, account, { openOrderAmount: Money.of(gross, currency).negated() });
  const previousState = cancellable.parse(state);
  tx.publish(SiparisIptalEdildi, { orderNo, accountNo, reason, previousState }, { workOrderNo });
}
