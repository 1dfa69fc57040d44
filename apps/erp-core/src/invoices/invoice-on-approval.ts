import type { RowOf } from '@kervan/database';
import type { Tx } from '@kervan/outbox';
import type { Account } from '../accounts/account.entity.js';
import { moveOrder } from '../orders/move-order.js';
import type { Order } from '../orders/order.entity.js';
import type { PricedDocument } from '../products/price-lines.js';
import { invoiceOrder } from './invoice-order.js';

/** Policy "on approval": an order is invoiced in the transaction that approves it, without waiting for stock. */
export async function invoiceOnApproval(
  tx: Tx,
  approved: RowOf<Order>,
  account: RowOf<Account>,
  document: PricedDocument,
): Promise<void> {
  moveOrder(tx, approved, 'INVOICED');
  await invoiceOrder(tx, approved, account, document);
}
