import type { Db } from '@kervan/database';
import { Money } from '@kervan/money';
import { z } from 'zod';

export const OpenOrder = z.object({
  orderNo: z.string(),
  /** 2 and more: it was held and approved again. */
  approvalNo: z.int(),
  businessDate: z.iso.date(),
  gross: z.string(),
});
export type OpenOrder = z.output<typeof OpenOrder>;

/** Approved orders that are not invoiced, oldest first. */
export async function readOpenOrders(
  db: Db,
  { accountNo, currency }: { readonly accountNo: string; readonly currency: string },
  limit: number,
): Promise<OpenOrder[]> {
  const orders = await db.query<OpenOrder>(
    `SELECT order_no AS "orderNo", approval_no AS "approvalNo", business_date AS "businessDate", gross
     FROM sales_order WHERE account_no = $1 AND open ORDER BY business_date, order_no LIMIT $2`,
    [accountNo, limit],
  );
  return orders.map((order) => ({ ...order, gross: Money.of(order.gross, currency).toString() }));
}
