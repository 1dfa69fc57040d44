import { MalKabulEdildi } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import { postVoucher } from './post-voucher.js';
import { goodsReceiptPostings } from './recipes/goods-receipt.js';
import { voucherFor } from './voucher-for.js';

@Controller()
export class GoodsReceiptsJournal {
  /** Posts 153 / 500, 621 or 397 for goods received, 197 / 153 for lost ones; nothing when they cost nothing. */
  @OnEvent(MalKabulEdildi)
  async post(event: MalKabulEdildi, tx: Tx): Promise<void> {
    const postings = goodsReceiptPostings(event.data);
    if (postings.length > 0) await postVoucher(tx, voucherFor(event, postings));
  }
}
