import type { RowOf } from '@kervan/database';
import type { Account } from '../accounts/account.entity.js';
import { assertCurrency } from '../accounts/assert-currency.js';
import type { PricedDocument } from '../products/price-lines.js';
import type { Order } from './order.entity.js';
import type { OrderLine } from './order-line.entity.js';

export type OrderHead = Pick<Order, 'orderNo' | 'accountNo' | 'businessDate' | 'currency' | 'correlationId'>;

export interface DraftedOrder {
  readonly order: RowOf<Order>;
  readonly lines: readonly RowOf<OrderLine>[];
}

/**
 * A new order in DRAFT.
 *
 * @throws KervanError RULE_VIOLATION when the account is kept in another currency.
 */
export function draftOrder(head: OrderHead, account: RowOf<Account>, document: PricedDocument): DraftedOrder {
  const { orderNo, accountNo, businessDate, currency, correlationId } = head;
  assertCurrency(orderNo, currency, account);
  const { net, kdv, gross, lines } = document;
  const order: RowOf<Order> = {
    orderNo,
    accountNo,
    businessDate,
    currency,
    net,
    kdv,
    gross,
    state: 'DRAFT',
    holdReason: null,
    workOrderNo: workOrderNoOf(orderNo),
    correlationId,
    approvalLimit: null,
    approvalExposure: null,
    version: 1,
  };
  return { order, lines: lines.map((line) => ({ orderNo, ...line })) };
}

/** `SIP-536365` is made under work order `IE-536365`. */
function workOrderNoOf(orderNo: string): string {
  return `IE-${orderNo.replace(/^SIP-/, '')}`;
}
