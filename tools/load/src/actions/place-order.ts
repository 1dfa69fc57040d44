import { currency } from '../plan/world.js';
import type { Action } from './action.js';
import { basket } from './basket.js';

/** A clerk takes an order, which is a draft until it is approved. */
export const placeOrder: Action = {
  name: 'order',
  weight: 30,
  isPossible: () => true,
  plan: (customer, planning) => {
    const order = { orderNo: `LOAD-${planning.number}`, lines: basket(planning) };
    customer.drafts.push(order);
    const lines = order.lines.map(({ sku, quantity, price }) => ({ sku, quantity, unitPrice: price }));
    const body = { orderNo: order.orderNo, accountNo: customer.accountNo, currency, lines };
    return { service: 'core', path: '/api/orders', body };
  },
};
