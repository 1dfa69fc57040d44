import { KervanError, PricedLine } from '@kervan/contracts';
import type { Db, RowOf } from '@kervan/database';
import { OrderLine } from './order-line.entity.js';
import { Order } from './order.entity.js';

/** @throws KervanError ORDER_NOT_FOUND */
export async function findOrder(db: Db, orderNo: string): Promise<RowOf<Order>> {
  const order = await db.findOne(Order, { orderNo });
  if (!order) throw new KervanError('ORDER_NOT_FOUND', `order ${orderNo} does not exist`);
  return order;
}

/** The lines of an order by line number. */
export async function linesOf(db: Db, orderNo: string): Promise<PricedLine[]> {
  const rows = await db.find(OrderLine, { orderNo });
  return rows.map((row) => PricedLine.parse(row)).sort((one, other) => one.lineNo - other.lineNo);
}
