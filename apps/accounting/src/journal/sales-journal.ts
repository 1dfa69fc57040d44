import { FaturaKesildi } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import { postVoucher } from './post-voucher.js';
import { salesInvoicePostings } from './recipes/sales-invoice.js';
import { voucherFor } from './voucher-for.js';

@Controller()
export class SalesJournal {
  /** Posts 120 / 600 / 391 for an issued invoice. */
  @OnEvent(FaturaKesildi)
  async post(event: FaturaKesildi, tx: Tx): Promise<void> {
    await postVoucher(tx, voucherFor(event, salesInvoicePostings(event.data)));
  }
}
