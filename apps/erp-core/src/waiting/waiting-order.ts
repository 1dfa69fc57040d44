import type { Order } from '../orders/order.entity.js';

/** An order to be looked at, with the flow that what becomes of it belongs to. */
export type WaitingOrder = Pick<Order, 'orderNo' | 'accountNo' | 'correlationId' | 'workOrderNo'>;

/** Its columns, for a SELECT list. */
export const waitingOrder = `order_no AS "orderNo", account_no AS "accountNo",
  correlation_id AS "correlationId", work_order_no AS "workOrderNo"`;
