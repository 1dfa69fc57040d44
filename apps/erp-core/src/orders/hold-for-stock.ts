import { SiparisBeklemeyeAlindi, type MissingStock, type PricedLine } from '@kervan/contracts';
import type { RowOf } from '@kervan/database';
import { Money, Quantity } from '@kervan/money';
import type { Tx } from '@kervan/outbox';
import type { Account } from '../accounts/account.entity.js';
import { moveExposure } from '../accounts/move-exposure.js';
import { Order, type Shortage } from './order.entity.js';
import { assertTransition } from './order-state.js';

/**
 * Puts an approved order on hold because the warehouse lacks stock, for a transaction that holds the row of its
 * account: what it held open is given back until it is approved again.
 *
 * @param lines of the order.
 * @throws KervanError ORDER_STATE_INVALID naming the current state.
 */
export function holdForStock(
  tx: Tx,
  order: RowOf<Order>,
  account: RowOf<Account>,
  lines: readonly PricedLine[],
  missing: readonly MissingStock[],
): void {
  const { orderNo, accountNo, gross, currency, workOrderNo, version } = order;
  assertTransition(order, 'ON_HOLD');
  tx.touched('order', orderNo, { before: version, after: version + 1 });
  const held = { state: 'ON_HOLD', holdReason: 'STOCK', shortage: shortageOf(lines, missing) } as const;
  void tx.db.update(Order, { orderNo }, { ...held, version: version + 1 });
  moveExposure(tx, account, { openOrderAmount: Money.of(gross, currency).negated() });
  const lacking = missing.map(({ sku, quantity }) => ({ sku, quantity }));
  tx.publish(
    SiparisBeklemeyeAlindi,
    { orderNo, accountNo, reason: 'STOCK', currency, missingAmount: null, missing: lacking },
    { workOrderNo },
  );
}

/** What was free may go to others meanwhile: such an order is worth a try when there is enough for all it wants. */
function shortageOf(lines: readonly PricedLine[], missing: readonly MissingStock[]): readonly Shortage[] {
  return [...new Set(missing.map(({ sku }) => sku))].map((sku) => {
    const quantities = lines.filter((line) => line.sku === sku).map(({ quantity }) => Quantity.of(quantity));
    return { sku, wanted: Quantity.sum(quantities).toString() };
  });
}
