import type { RowOf } from '@kervan/database';
import { Money } from '@kervan/money';
import type { Account } from '../accounts/account.entity.js';
import { decideCredit } from '../accounts/credit.js';
import type { Order } from './order.entity.js';
import { assertTransition } from './order-state.js';

/** What an approval makes of an order. An order that was on hold for credit and still is stays unchanged. */
export type Approval =
  | { readonly approved: true; readonly order: RowOf<Order> }
  | {
      readonly approved: false;
      readonly order: RowOf<Order>;
      readonly missing: Money;
      readonly changed: boolean;
    };

/**
 * Approves an order within the credit of its account, or holds it.
 *
 * @throws KervanError ORDER_STATE_INVALID when the order can no longer be approved.
 */
export function decideApproval(order: RowOf<Order>, account: RowOf<Account>): Approval {
  assertTransition(order.orderNo, order.state, 'APPROVED');
  const credit = decideCredit(account, Money.of(order.gross, order.currency));
  const version = order.version + 1;
  if (credit.granted) {
    return { approved: true, order: { ...order, state: 'APPROVED', holdReason: null, version } };
  }
  const { missing } = credit;
  if (order.state === 'ON_HOLD') return { approved: false, order, missing, changed: false };
  const held = { ...order, state: 'ON_HOLD', holdReason: 'CREDIT', version } as const;
  return { approved: false, order: held, missing, changed: true };
}
