import type { Tx } from '@kervan/outbox';
import { findAccount } from '../accounts/find-account.js';
import { priceDocument } from '../products/price-document.js';
import type { DocumentToPrice } from '../products/price-lines.js';
import { decideApproval } from './decide-approval.js';
import { draftOrder, type OrderHead } from './draft-order.js';
import { keepNewOrder } from './keep-new-order.js';
import { publishApproval } from './publish-approval.js';

/**
 * Makes an order of a document that was received and approves it, or holds it when the account's credit is short, for a
 * transaction that holds the account's row.
 *
 * @throws KervanError ACCOUNT_NOT_FOUND, ACCOUNT_STATE_INVALID, PRODUCT_NOT_FOUND, KDV_RATE_NOT_FOUND, NUMBER_INVALID,
 *   RULE_VIOLATION, RESOURCE_EXISTS when another order has its number.
 */
export async function orderDocument(tx: Tx, received: OrderHead & DocumentToPrice): Promise<void> {
  const [account, document] = await Promise.all([
    findAccount(tx.db, received.accountNo),
    priceDocument(tx.db, received),
  ]);
  const { order: draft, lines } = draftOrder(received, account, document);
  const approval = decideApproval(draft, account);
  await keepNewOrder(tx, { order: approval.order, lines });
  await publishApproval(tx, approval, account, document);
}
