import { FaturaIptalEdildi } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import { postVoucher } from './post-voucher.js';
import { postedLines } from './posted-lines.js';
import { cancellationPostings } from './recipes/cancellation.js';
import { voucherFor, voucherNoOf } from './voucher-for.js';

@Controller()
export class CancellationsJournal {
  /** Posts the lines of the invoice's voucher with sides swapped. */
  @OnEvent(FaturaIptalEdildi)
  async post(event: FaturaIptalEdildi, tx: Tx): Promise<void> {
    const { invoiceNo, currency } = event.data;
    const lines = await postedLines(tx, voucherNoOf(invoiceNo));
    await postVoucher(tx, voucherFor(event, cancellationPostings(currency, lines)));
  }
}
