import { PrimGeriAlindi, PrimHakedildi } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import { postVoucher } from './post-voucher.js';
import { earnedCommissionPostings, reversedCommissionPostings } from './recipes/commission.js';
import { voucherFor } from './voucher-for.js';

@Controller()
export class CommissionsJournal {
  /** Posts 760 / 335, 360 for a commission that was earned. */
  @OnEvent(PrimHakedildi)
  async post(event: PrimHakedildi, tx: Tx): Promise<void> {
    await postVoucher(tx, voucherFor(event, earnedCommissionPostings(event.data)));
  }

  /** Posts 335, 360 / 760 for a commission that was taken back. */
  @OnEvent(PrimGeriAlindi)
  async postReversal(event: PrimGeriAlindi, tx: Tx): Promise<void> {
    await postVoucher(tx, voucherFor(event, reversedCommissionPostings(event.data)));
  }
}
