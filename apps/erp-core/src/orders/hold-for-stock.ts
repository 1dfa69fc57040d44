import { SiparisBeklemeyeAlindi, type MissingStock } from '@kervan/contracts';
import type { RowOf } from '@kervan/database';
import { Money } from '@kervan/money';
import type { Tx } from '@kervan/outbox';
import type { Account } from '../accounts/account.entity.js';
import { moveExposure } from '../accounts/move-exposure.js';
import { Order } from './order.entity.js';
import { assertTransition } from './order-state.js';

/**
 * Puts an approved order on hold because the warehouse lacks stock, for a transaction that holds the row of its
 * account: what it held open is given back until it is approved again.
 *
 * @throws KervanError ORDER_STATE_INVALID naming the current state.
 */
export function holdForStock(
  tx: Tx,
  order: RowOf<Order>,
  account: RowOf<Account>,
  missing: readonly MissingStock[],
): void {
  const { orderNo, accountNo, gross, currency, workOrderNo, version } = order;
  assertTransition(order, 'ON_HOLD');
  tx.touched('order', orderNo, { before: version, after: version + 1 });
  void tx.db.update(Order, { orderNo }, { state: 'ON_HOLD', holdReason: 'STOCK', version: version + 1 });
  moveExposure(tx, account, { openOrderAmount: Money.of(gross, currency).negated() });
  const lacking = missing.map(({ sku, quantity }) => ({ sku, quantity }));
  tx.publish(
    SiparisBeklemeyeAlindi,
    { orderNo, accountNo, reason: 'STOCK', currency, missingAmount: null, missing: lacking },
    { workOrderNo },
  );
}
