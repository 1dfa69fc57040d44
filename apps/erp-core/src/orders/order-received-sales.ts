import { SatisBelgesiAlindi } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { CONFIG, type ConfigOf } from '@kervan/service';
import { Controller, Inject } from '@nestjs/common';
import { accountLock } from '../accounts/account-lock.js';
import type { settings } from '../settings.js';
import { orderDocument } from './order-document.js';

@Controller()
export class OrderReceivedSales {
  constructor(@Inject(CONFIG) private readonly config: ConfigOf<typeof settings>) {}

  /** Makes an order of a received sales document and approves it, or holds it when the account's credit is short. */
  @OnEvent(SatisBelgesiAlindi, { locks: ({ data }) => [accountLock(data.accountNo)] })
  async order({ data, correlationId }: SatisBelgesiAlindi, tx: Tx): Promise<void> {
    const orderNo = `SIP-${data.documentNo}`;
    const invoicing = this.config.INVOICING;
    const head = { orderNo, dated: true, invoicing, partial: false, correlationId };
    await orderDocument(tx, { ...data, ...head });
  }
}
