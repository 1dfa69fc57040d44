import { SevkiyatGerceklesti } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import { accountLock } from '../accounts/account-lock.js';
import { findAccount } from '../accounts/find-account.js';
import { findOrder, linesOf } from '../orders/find-order.js';
import { moveOrder } from '../orders/move-order.js';
import { deliveredDocument } from './delivered-document.js';
import { findLiveInvoice } from './find-invoice.js';
import { stateOf } from './invoice-state.js';
import { invoiceOrder } from './invoice-order.js';

@Controller()
export class InvoiceAfterDespatch {
  /**
   * Policy "after despatch": an order is invoiced when its goods have left. One that was invoiced before only becomes
   * DESPATCHED; of a cancelled order the warehouse takes the goods back. Either is CLOSED where nothing is open any more.
   */
  @OnEvent(SevkiyatGerceklesti, { locks: ({ data }) => [accountLock(data.accountNo)] })
  async despatched({ data }: SevkiyatGerceklesti, tx: Tx): Promise<void> {
    const [order, invoice] = await Promise.all([
      findOrder(tx.db, data.orderNo),
      findLiveInvoice(tx.db, data.orderNo),
    ]);
    if (order.state === 'CANCELLED') return;
    if (order.invoicing !== 'AFTER_DESPATCH') {
      const settled = invoice !== null && stateOf(invoice) === 'SETTLED';
      moveOrder(tx, order, 'DESPATCHED', ...closed(settled));
      return;
    }
    const [account, lines] = await Promise.all([
      findAccount(tx.db, data.accountNo),
      linesOf(tx.db, data.orderNo),
    ]);
    const document = await deliveredDocument(tx.db, order, lines, data.lines);
    const { settled } = await invoiceOrder(tx, order, account, document);
    moveOrder(tx, order, 'DESPATCHED', 'INVOICED', ...closed(settled));
  }
}

function closed(settled: boolean): readonly 'CLOSED'[] {
  return settled ? ['CLOSED'] : [];
}
