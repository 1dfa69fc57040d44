import { SiparisBeklemeyeAlindi, SiparisOnaylandi } from '@kervan/contracts';
import type { RowOf } from '@kervan/database';
import { Money } from '@kervan/money';
import type { Tx } from '@kervan/outbox';
import type { Account } from '../accounts/account.entity.js';
import { moveExposure } from '../accounts/move-exposure.js';
import type { PricedDocument } from '../products/price-lines.js';
import type { Approval } from './decide-approval.js';

/**
 * What follows from an approval beside the order itself: the account's open orders rise and the event tells everyone.
 * The transaction holds the account's row.
 */
export function publishApproval(
  tx: Tx,
  approval: Approval,
  account: RowOf<Account>,
  document: PricedDocument,
): void {
  const { orderNo, accountNo, businessDate, currency, workOrderNo, gross } = approval.order;
  if (approval.approved) {
    const approvedAt = new Date().toISOString();
    const data = { orderNo, accountNo, businessDate, approvedAt, currency, ...document };
    tx.publish(SiparisOnaylandi, data, { workOrderNo });
    moveExposure(tx, account, { openOrderAmount: Money.of(gross, currency) });
  } else if (approval.changed) {
    const missingAmount = approval.missing.toString();
    const data = { orderNo, accountNo, reason: 'CREDIT', currency, missingAmount } as const;
    tx.publish(SiparisBeklemeyeAlindi, data, { workOrderNo });
  }
}
