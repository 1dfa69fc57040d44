import { IadeFaturasiAlindi } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import { clearedItemsLock } from './cleared-items.js';
import { postVoucher } from './post-voucher.js';
import { returnInvoicePostings } from './recipes/return-invoice.js';
import { settlements } from './settlements.js';
import { voucherFor } from './voucher-for.js';

@Controller()
export class ReturnsJournal {
  /** Posts 610, 191 / 120 for a return invoice. */
  @OnEvent(IadeFaturasiAlindi, { locks: ({ data }) => clearedItemsLock(data) })
  async post(event: IadeFaturasiAlindi, tx: Tx): Promise<void> {
    const { relatedInvoiceNo, invoiceNo, gross } = event.data;
    const item = { invoiceNo: relatedInvoiceNo ?? invoiceNo, amount: gross };
    for (const { clearedBefore } of await settlements(tx, event.data, [item]))
      await postVoucher(tx, voucherFor(event, returnInvoicePostings(event.data, clearedBefore)));
  }
}
