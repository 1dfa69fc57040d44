import type { RowOf } from '@kervan/database';
import { Money } from '@kervan/money';
import type { Account } from '../accounts/account.entity.js';
import { assertActive } from '../accounts/assert-active.js';
import { decideCredit, exposureWith } from '../accounts/credit.js';
import type { Order } from './order.entity.js';
import { assertTransition } from './order-state.js';

/** An order that is approved just now. */
export type ApprovedOrder = RowOf<Order> & { readonly approvedAt: Date };

/**
 * What an approval makes of an order. An order that was on hold for credit and still is stays unchanged; one that waited
 * for stock may now wait for credit.
 */
export type Approval =
  | { readonly approved: true; readonly order: ApprovedOrder }
  | {
      readonly approved: false;
      readonly order: RowOf<Order>;
      readonly missing: Money;
      readonly changed: boolean;
    };

/**
 * Approves an order within the credit of its account, or holds it. An approved order keeps limit and exposure of that
 * moment and the version of the account as evidence: the limit may be lowered later, the exposure changes with every document.
 *
 * @throws KervanError ORDER_STATE_INVALID when the order can no longer be approved, ACCOUNT_STATE_INVALID when its
 *   account is closed.
 */
export function decideApproval(
  order: RowOf<Order>,
  account: RowOf<Account>,
  now: Date = new Date(),
): Approval {
  assertTransition(order, 'APPROVED');
  assertActive(account);
  const gross = Money.of(order.gross, order.currency);
  const credit = decideCredit(account, gross);
  const version = order.version + 1;
  if (credit.granted) {
    const evidence = {
      approvalLimit: account.creditLimit,
      approvalExposure: exposureWith(account, gross).toString(),
      approvalAccountVersion: account.version,
      approvalNo: order.approvalNo + 1,
      firstApprovedAt: order.firstApprovedAt ?? now,
      approvedAt: now,
    };
    return { approved: true, order: { ...order, ...evidence, state: 'APPROVED', holdReason: null, version } };
  }
  const { missing } = credit;
  if (order.holdReason === 'CREDIT') return { approved: false, order, missing, changed: false };
  const held = { state: 'ON_HOLD', holdReason: 'CREDIT', shortage: null, version } as const;
  return { approved: false, order: { ...order, ...held }, missing, changed: true };
}
