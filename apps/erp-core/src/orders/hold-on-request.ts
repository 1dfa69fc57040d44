import { SiparisBeklemeyeAlindi } from '@kervan/contracts';
import type { Tx } from '@kervan/outbox';
import type { Precondition } from '@kervan/service';
import { lockAccount } from '../accounts/find-account.js';
import { findOrder } from './find-order.js';
import { Order } from './order.entity.js';
import { refuseTransition } from './order-state.js';

/**
 * Puts a draft on hold because somebody asked for it; its approval ends the hold.
 *
 * @throws KervanError ORDER_STATE_INVALID naming the current state, VERSION_MISMATCH
 */
export async function holdOnRequest(
  tx: Tx,
  { orderNo, accountNo }: Pick<Order, 'orderNo' | 'accountNo'>,
  precondition: Precondition,
): Promise<void> {
  await lockAccount(tx.db, accountNo);
  // Only what is read under the account's lock is certain.
  const order = await findOrder(tx.db, orderNo);
  precondition(order);
  // An approved order is under way to the warehouse: its stock alone can hold it.
  if (order.state !== 'DRAFT') refuseTransition(order, 'ON_HOLD');
  const { version, currency, workOrderNo } = order;
  tx.touched('order', orderNo, { before: version, after: version + 1 });
  const held = { state: 'ON_HOLD', holdReason: 'MANUAL', version: version + 1 } as const;
  void tx.db.update(Order, { orderNo }, held);
  tx.publish(
    SiparisBeklemeyeAlindi,
    { orderNo, accountNo, reason: 'MANUAL', currency, missingAmount: null, missing: [] },
    { workOrderNo },
  );
}
