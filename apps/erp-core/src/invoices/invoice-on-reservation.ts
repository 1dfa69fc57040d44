import { StokRezervasyonuTamamlandi } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import { accountLock } from '../accounts/account-lock.js';
import { findAccount } from '../accounts/find-account.js';
import { findOrder, linesOf } from '../orders/find-order.js';
import { moveOrder } from '../orders/move-order.js';
import { deliveredDocument } from './delivered-document.js';
import { invoiceOrder } from './invoice-order.js';

@Controller()
export class InvoiceOnReservation {
  /**
   * Policy "on reservation": an order is invoiced when its stock is reserved. One that is invoiced after its despatch
   * only becomes RESERVED; one that was invoiced with its approval waits for no reservation, and an answer that comes
   * after the order was cancelled changes nothing: the warehouse learns of the cancellation and releases.
   */
  @OnEvent(StokRezervasyonuTamamlandi, { locks: ({ data }) => [accountLock(data.accountNo)] })
  async reserved({ data }: StokRezervasyonuTamamlandi, tx: Tx): Promise<void> {
    const [account, order, lines] = await Promise.all([
      findAccount(tx.db, data.accountNo),
      findOrder(tx.db, data.orderNo),
      linesOf(tx.db, data.orderNo),
    ]);
    if (order.invoicing === 'ON_APPROVAL' || order.state === 'CANCELLED') return;
    const document = await deliveredDocument(tx.db, order, lines, data.lines);
    if (order.invoicing === 'AFTER_DESPATCH') {
      moveOrder(tx, order, 'RESERVED');
    } else {
      moveOrder(tx, order, 'RESERVED', 'INVOICED');
      await invoiceOrder(tx, order, account, document);
    }
  }
}
