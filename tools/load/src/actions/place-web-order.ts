import { currency } from '../plan/world.js';
import type { Action } from './action.js';
import { basket } from './basket.js';

/** A customer orders in the shop; the core approves by itself. */
export const placeWebOrder: Action = {
  name: 'web order',
  weight: 15,
  isPossible: () => true,
  plan: (customer, planning) => {
    const order = { orderNo: `WEB-LOAD-${planning.number}`, lines: basket(planning) };
    customer.owed.push(order);
    const lines = order.lines.map(({ sku, quantity }) => ({ sku, quantity }));
    const body = { webOrderNo: order.orderNo, accountNo: customer.accountNo, currency, lines };
    return { service: 'ecommerce', path: '/api/web-orders', body };
  },
};
