import { TahsilatAlindi, TahsilatEslestirildi } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import { clearedItemsLock } from './cleared-items.js';
import { postVoucher } from './post-voucher.js';
import { matchedAdvancePostings, paymentPostings } from './recipes/payment.js';
import { settlements } from './settlements.js';
import { voucherFor } from './voucher-for.js';

@Controller()
export class PaymentsJournal {
  /** Posts 102, 100 or 101 / 120 for what a payment settles, 340 for what is an advance. */
  @OnEvent(TahsilatAlindi, { locks: ({ data }) => clearedItemsLock(data) })
  async post(event: TahsilatAlindi, tx: Tx): Promise<void> {
    const settled = await settlements(tx, event.data, event.data.matches);
    await postVoucher(tx, voucherFor(event, paymentPostings(event.data, settled)));
  }

  /** Posts 340 / 120 for an advance that is matched to invoices later. */
  @OnEvent(TahsilatEslestirildi, { locks: ({ data }) => clearedItemsLock(data) })
  async postMatch(event: TahsilatEslestirildi, tx: Tx): Promise<void> {
    const settled = await settlements(tx, event.data, event.data.matches);
    await postVoucher(tx, voucherFor(event, matchedAdvancePostings(event.data, settled)));
  }
}
