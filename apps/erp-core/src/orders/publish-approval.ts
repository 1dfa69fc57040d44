import { SiparisBeklemeyeAlindi, SiparisOnaylandi } from '@kervan/contracts';
import type { RowOf } from '@kervan/database';
import { Money } from '@kervan/money';
import type { Tx } from '@kervan/outbox';
import type { Account } from '../accounts/account.entity.js';
import { moveExposure } from '../accounts/move-exposure.js';
import { invoiceOnApproval } from '../invoices/invoice-on-approval.js';
import type { PricedDocument } from '../products/price-lines.js';
import type { Approval } from './decide-approval.js';

/**
 * What follows from an approval beside the order itself: the account's open orders rise, the event tells everyone, and an
 * order of the policy "on approval" is invoiced. The transaction holds the account's row.
 */
export async function publishApproval(
  tx: Tx,
  approval: Approval,
  account: RowOf<Account>,
  document: PricedDocument,
): Promise<void> {
  const { orderNo, accountNo, currency, workOrderNo } = approval.order;
  if (approval.approved) {
    const { businessDate, approvalNo, invoicing, partial, gross } = approval.order;
    const approvedAt = approval.order.approvedAt.toISOString();
    const head = { orderNo, accountNo, businessDate, approvedAt, approvalNo, invoicing, partial, currency };
    tx.publish(SiparisOnaylandi, { ...head, ...document }, { workOrderNo });
    const exposed = moveExposure(tx, account, { openOrderAmount: Money.of(gross, currency) });
    if (invoicing === 'ON_APPROVAL') await invoiceOnApproval(tx, approval.order, exposed, document);
  } else if (approval.changed) {
    const missingAmount = approval.missing.toString();
    tx.publish(
      SiparisBeklemeyeAlindi,
      { orderNo, accountNo, reason: 'CREDIT', currency, missingAmount, missing: [] },
      { workOrderNo },
    );
  }
}
