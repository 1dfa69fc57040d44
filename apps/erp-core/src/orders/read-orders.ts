import type { Db } from '@kervan/database';
import type { Page } from '@kervan/service';
import { readPage } from '../paging/read-page.js';
import { findOrder, linesOf } from './find-order.js';
import { Order } from './order.entity.js';
import { OrderHeadView, OrderView, type OrderQuery } from './orders.schema.js';

/** @throws KervanError ORDER_NOT_FOUND */
export async function readOrder(db: Db, orderNo: string): Promise<OrderView> {
  const [order, lines] = await Promise.all([findOrder(db, orderNo), linesOf(db, orderNo)]);
  return OrderView.parse({ ...order, lines });
}

/** Orders by number, without their lines. */
export async function listOrders(db: Db, query: OrderQuery): Promise<Page<OrderHeadView>> {
  const { state, accountNo } = query;
  const { items, next } = await readPage(
    db,
    {
      table: 'sales_order',
      key: 'order_no',
      filters: { 'state =': state, 'account_no =': accountNo },
      find: (orderNo) => db.find(Order, { orderNo }),
      keyOf: ({ orderNo }) => orderNo,
    },
    query,
  );
  return { items: items.map((order) => OrderHeadView.parse(order)), next };
}
