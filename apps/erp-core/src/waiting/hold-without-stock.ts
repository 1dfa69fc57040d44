import { StokRezervasyonuBasarisizOldu } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import { accountLock } from '../accounts/account-lock.js';
import { findAccount } from '../accounts/find-account.js';
import { findOrder } from '../orders/find-order.js';
import { holdForStock } from '../orders/hold-for-stock.js';
import { noteShortages } from './note-shortages.js';
import { offerAgain } from './offer-again.js';
import { stockArrivalLock } from './stock-arrival-lock.js';

@Controller()
export class HoldWithoutStock {
  /**
   * Puts an order that the warehouse has no stock for on hold, until goods arrive. One that was invoiced with its
   * approval is not held, its despatch waits in the warehouse; one that was cancelled meanwhile stays so.
   */
  @OnEvent(StokRezervasyonuBasarisizOldu, {
    locks: ({ data }) => [
      accountLock(data.accountNo),
      ...data.missing.map(({ sku }) => stockArrivalLock(sku)),
    ],
  })
  async hold(
    { data: { orderNo, accountNo, missing } }: StokRezervasyonuBasarisizOldu,
    tx: Tx,
  ): Promise<void> {
    const [account, order] = await Promise.all([findAccount(tx.db, accountNo), findOrder(tx.db, orderNo)]);
    void offerAgain(tx.db, orderNo, missing);
    if (order.state !== 'APPROVED') return;
    holdForStock(tx, order, account, missing);
    void noteShortages(tx.db, order, missing);
  }
}
