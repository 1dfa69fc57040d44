import { businessDay, SiparisAlindi } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { CONFIG, type ConfigOf } from '@kervan/service';
import { Controller, Inject } from '@nestjs/common';
import { accountLock } from '../accounts/account-lock.js';
import { orderDocument } from '../orders/order-document.js';
import type { settings } from '../settings.js';

@Controller()
export class OrderWebOrders {
  constructor(@Inject(CONFIG) private readonly config: ConfigOf<typeof settings>) {}

  /**
   * Makes an order of a web order, under its number, at the prices the customer saw and on the day it was received, and
   * approves it, or holds it when the account's credit is short.
   */
  @OnEvent(SiparisAlindi, { locks: ({ data }) => [accountLock(data.accountNo)] })
  async order({ data, correlationId }: SiparisAlindi, tx: Tx): Promise<void> {
    const { webOrderNo: orderNo, receivedAt } = data;
    const businessDate = businessDay(new Date(receivedAt));
    const invoicing = this.config.INVOICING;
    const head = { orderNo, businessDate, dated: false, invoicing, partial: false, correlationId };
    await orderDocument(tx, { ...data, ...head });
  }
}
