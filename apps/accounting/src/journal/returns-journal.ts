import { IadeFaturasiAlindi } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import { postVoucher } from './post-voucher.js';
import { returnInvoicePostings } from './recipes/return-invoice.js';
import { voucherFor } from './voucher-for.js';

@Controller()
export class ReturnsJournal {
  /** Posts 610, 191 / 120 for a return invoice. */
  @OnEvent(IadeFaturasiAlindi)
  async post(event: IadeFaturasiAlindi, tx: Tx): Promise<void> {
    await postVoucher(tx, voucherFor(event, returnInvoicePostings(event.data)));
  }
}
