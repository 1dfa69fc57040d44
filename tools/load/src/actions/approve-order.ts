import { take } from '../plan/customer.js';
import type { Action } from './action.js';

/** Over the credit of the account it is refused, and the order held. */
export const approveOrder: Action = {
  name: 'approve',
  weight: 40,
  isPossible: ({ drafts }) => drafts.length > 0,
  plan: ({ drafts, owed }, { random }) => {
    const order = take(drafts, random.pick(drafts));
    owed.push(order);
    return { service: 'core', path: `/api/orders/${order.orderNo}/approve`, body: null };
  },
};
