import { FaturaIptalEdildi, FaturaKesildi, IadeFaturasiAlindi } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import { factsOf } from '../customers/customer-facts.js';

@Controller()
export class FollowInvoices {
  /** What was an open order is owed now. */
  @OnEvent(FaturaKesildi)
  issued(event: FaturaKesildi, tx: Tx): Promise<void> {
    const { orders, openItems } = factsOf(event, tx);
    orders.invoiced(event.data.orderNo, event.data.accountNo);
    openItems.invoiced(event.data);
    return Promise.resolve();
  }

  @OnEvent(FaturaIptalEdildi)
  cancelled(event: FaturaIptalEdildi, tx: Tx): Promise<void> {
    const { orders, openItems } = factsOf(event, tx);
    orders.invoiced(event.data.orderNo, event.data.accountNo);
    openItems.cancelled(event.data);
    return Promise.resolve();
  }

  @OnEvent(IadeFaturasiAlindi)
  returned(event: IadeFaturasiAlindi, tx: Tx): Promise<void> {
    factsOf(event, tx).openItems.returned(event.data);
    return Promise.resolve();
  }
}
