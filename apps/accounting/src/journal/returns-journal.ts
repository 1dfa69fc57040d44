import { IadeFaturasiAlindi } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { Money } from '@kervan/money';
import { Controller } from '@nestjs/common';
import { clearedItemsLock, clearedItemsOf } from './cleared-items.js';
import { postVoucher } from './post-voucher.js';
import { returnInvoicePostings } from './recipes/return-invoice.js';
import { voucherFor } from './voucher-for.js';

@Controller()
export class ReturnsJournal {
  /** Posts 610, 191 / 120 for a return invoice. */
  @OnEvent(IadeFaturasiAlindi, { locks: ({ data }) => clearedItemsLock(data) })
  async post(event: IadeFaturasiAlindi, tx: Tx): Promise<void> {
    const { relatedInvoiceNo, invoiceNo, gross, currency } = event.data;
    const items = await clearedItemsOf(tx, event.data);
    const clearing = items.clear(relatedInvoiceNo ?? invoiceNo, Money.of(gross, currency));
    await postVoucher(tx, voucherFor(event, returnInvoicePostings(event.data, clearing)));
  }
}
