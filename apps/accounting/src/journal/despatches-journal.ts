import { SevkiyatGerceklesti } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import { postVoucher } from './post-voucher.js';
import { despatchPostings } from './recipes/despatch.js';
import { voucherFor } from './voucher-for.js';

@Controller()
export class DespatchesJournal {
  /** Posts 621 / 153 for a despatch; nothing when the goods cost nothing, as services do. */
  @OnEvent(SevkiyatGerceklesti)
  async post(event: SevkiyatGerceklesti, tx: Tx): Promise<void> {
    const postings = despatchPostings(event.data);
    if (postings.length > 0) await postVoucher(tx, voucherFor(event, postings));
  }
}
