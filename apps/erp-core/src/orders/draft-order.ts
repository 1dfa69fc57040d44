import { KervanError } from '@kervan/contracts';
import type { RowOf } from '@kervan/database';
import type { Account } from '../accounts/account.entity.js';
import { assertActive } from '../accounts/assert-active.js';
import { assertCurrency } from '../accounts/assert-currency.js';
import type { PricedDocument } from '../products/price-lines.js';
import { domesticSale, type Taxation } from './taxation.js';
import type { Order } from './order.entity.js';
import type { OrderLine } from './order-line.entity.js';

export type OrderHead = Pick<
  Order,
  'orderNo' | 'accountNo' | 'businessDate' | 'dated' | 'currency' | 'invoicing' | 'partial' | 'correlationId'
> & {
  /** Default: a domestic sale. */
  readonly taxation?: Taxation;
};

export interface DraftedOrder {
  readonly order: RowOf<Order>;
  readonly lines: readonly RowOf<OrderLine>[];
}

/** Other numbers are derived from the number of an order, and are identifiers too. */
const LONGEST_ORDER_NO = 48;

/**
 * A new order in DRAFT.
 *
 * @throws KervanError ACCOUNT_STATE_INVALID when the account is closed, RULE_VIOLATION when it is kept in another
 *   currency, the number is too long, or an order that is invoiced with its approval is to be delivered in part.
 */
export function draftOrder(head: OrderHead, account: RowOf<Account>, document: PricedDocument): DraftedOrder {
  const { orderNo, accountNo, businessDate, dated, currency, invoicing, partial, correlationId } = head;
  const { invoiceType, exemptionCode, withholdingTenths } = head.taxation ?? domesticSale;
  assertActive(account);
  assertCurrency(orderNo, currency, account);
  if (orderNo.length > LONGEST_ORDER_NO)
    throw new KervanError('RULE_VIOLATION', `${orderNo} is longer than ${LONGEST_ORDER_NO} characters`);
  if (partial && invoicing === 'ON_APPROVAL')
    throw new KervanError('RULE_VIOLATION', `${orderNo} is invoiced with its approval, so only as a whole`);
  const { net, kdv, gross, lines } = document;
  const order: RowOf<Order> = {
    orderNo,
    accountNo,
    businessDate,
    dated,
    currency,
    net,
    kdv,
    gross,
    state: 'DRAFT',
    holdReason: null,
    invoicing,
    partial,
    invoiceType,
    exemptionCode,
    withholdingTenths,
    workOrderNo: workOrderNoOf(orderNo),
    correlationId,
    approvalLimit: null,
    approvalExposure: null,
    approvalAccountVersion: null,
    approvalNo: 0,
    firstApprovedAt: null,
    approvedAt: null,
    shortage: null,
    version: 1,
  };
  return { order, lines: lines.map((line) => ({ orderNo, ...line })) };
}

/** `SIP-536365` is made under work order `IE-536365`. */
function workOrderNoOf(orderNo: string): string {
  return `IE-${orderNo.replace(/^SIP-/, '')}`;
}
