import type { Action } from './action.js';
import { approveOrder } from './approve-order.js';
import { bringBack } from './bring-back.js';
import { cancelOrder } from './cancel-order.js';
import { pay } from './pay.js';
import { placeOrder } from './place-order.js';
import { placeWebOrder } from './place-web-order.js';

/** Everything that clients do, in order of reports. */
export const actions: readonly Action[] = [
  placeOrder,
  placeWebOrder,
  approveOrder,
  cancelOrder,
  pay,
  bringBack,
];
