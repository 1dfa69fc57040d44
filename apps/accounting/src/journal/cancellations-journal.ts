import { FaturaIptalEdildi } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { Money } from '@kervan/money';
import { Controller } from '@nestjs/common';
import { clearedItemsLock, clearedItemsOf } from './cleared-items.js';
import { postVoucher } from './post-voucher.js';
import { postedLines } from './posted-lines.js';
import { cancellationPostings } from './recipes/cancellation.js';
import { voucherFor, voucherNoOf } from './voucher-for.js';

@Controller()
export class CancellationsJournal {
  /** Posts the lines of the invoice's voucher with sides swapped, and what of it is doubtful off 128. */
  @OnEvent(FaturaIptalEdildi, { locks: ({ data }) => clearedItemsLock(data) })
  async post(event: FaturaIptalEdildi, tx: Tx): Promise<void> {
    const { invoiceNo, payable, currency } = event.data;
    const [lines, items] = await Promise.all([
      postedLines(tx, voucherNoOf(invoiceNo)),
      clearedItemsOf(tx, event.data),
    ]);
    const clearing = items.clear(invoiceNo, Money.of(payable, currency));
    await postVoucher(tx, voucherFor(event, cancellationPostings(event.data, lines, clearing)));
  }
}
