import { take } from '../plan/customer.js';
import type { Action } from './action.js';

/** Of a draft, or of an approved order, which is refused once it is invoiced. */
export const cancelOrder: Action = {
  name: 'cancel',
  weight: 6,
  isPossible: ({ drafts, owed }) => drafts.length + owed.length > 0,
  plan: ({ drafts, owed }, { random }) => {
    const order = random.pick([...drafts, ...owed]);
    take(drafts.includes(order) ? drafts : owed, order);
    return { service: 'core', path: `/api/orders/${order.orderNo}/cancel`, body: null };
  },
};
