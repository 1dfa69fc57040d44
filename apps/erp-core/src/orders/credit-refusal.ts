import { KervanError } from '@kervan/contracts';
import type { Approval } from './decide-approval.js';

/** What the caller is told of an order that was held for credit instead of approved. */
export function creditRefusal({ order, missing }: Extract<Approval, { approved: false }>): KervanError {
  const { orderNo, accountNo, currency } = order;
  return new KervanError(
    'CREDIT_LIMIT_EXCEEDED',
    `order ${orderNo} is ON_HOLD(CREDIT): account ${accountNo} misses ${missing.toString()} ${currency}`,
    { facts: { state: 'ON_HOLD', missingAmount: missing.toString() } },
  );
}
