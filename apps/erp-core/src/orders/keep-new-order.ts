import { KervanError } from '@kervan/contracts';
import type { RowOf } from '@kervan/database';
import type { Tx } from '@kervan/outbox';
import type { DraftedOrder } from './draft-order.js';
import { OrderLine } from './order-line.entity.js';
import { Order } from './order.entity.js';

/**
 * Keeps a new order. Its number is unique over all accounts: the lock of its own does not keep others from using it.
 *
 * @throws KervanError RESOURCE_EXISTS when another order has its number, also one that is being placed.
 */
export async function keepNewOrder(tx: Tx, { order, lines }: DraftedOrder): Promise<void> {
  if ((await tx.db.insertNew(Order, order)) === 0) throw orderExists(order);
  tx.touched('order', order.orderNo, { before: null, after: order.version });
  void tx.db.insert(OrderLine, lines);
}

export function orderExists({ orderNo }: Pick<RowOf<Order>, 'orderNo'>): KervanError {
  return new KervanError('RESOURCE_EXISTS', `order ${orderNo} exists with other content`);
}
