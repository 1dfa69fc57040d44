import { StokRezervasyonuBasarisizOldu } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import { accountLock } from '../accounts/account-lock.js';
import { findAccount } from '../accounts/find-account.js';
import { findOrder, linesOf } from '../orders/find-order.js';
import { holdForStock } from '../orders/hold-for-stock.js';
import { noteFailure } from './note-levels.js';
import { stockLevelLock } from './stock-level-lock.js';

@Controller()
export class HoldWithoutStock {
  /**
   * Puts an order that the warehouse has no stock for on hold, until goods arrive. One that was invoiced with its
   * approval is not held, its despatch waits in the warehouse; one that was cancelled meanwhile stays so.
   */
  @OnEvent(StokRezervasyonuBasarisizOldu, {
    locks: ({ data }) => [accountLock(data.accountNo), ...data.missing.map(({ sku }) => stockLevelLock(sku))],
  })
  async hold(
    { data: { orderNo, accountNo, missing } }: StokRezervasyonuBasarisizOldu,
    tx: Tx,
  ): Promise<void> {
    const [account, order, lines] = await Promise.all([
      findAccount(tx.db, accountNo),
      findOrder(tx.db, orderNo),
      linesOf(tx.db, orderNo),
      noteFailure(tx.db, missing),
    ]);
    if (order.state === 'APPROVED') holdForStock(tx, order, account, lines, missing);
  }
}
