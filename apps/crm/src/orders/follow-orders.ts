import { SiparisBeklemeyeAlindi, SiparisIptalEdildi, SiparisOnaylandi } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import { factsOf } from '../customers/customer-facts.js';

@Controller()
export class FollowOrders {
  @OnEvent(SiparisOnaylandi)
  approved(event: SiparisOnaylandi, tx: Tx): Promise<void> {
    factsOf(event, tx).orders.approved(event.data);
    return Promise.resolve();
  }

  @OnEvent(SiparisBeklemeyeAlindi)
  held(event: SiparisBeklemeyeAlindi, tx: Tx): Promise<void> {
    factsOf(event, tx).orders.held(event.data.orderNo, event.data.accountNo);
    return Promise.resolve();
  }

  @OnEvent(SiparisIptalEdildi)
  cancelled(event: SiparisIptalEdildi, tx: Tx): Promise<void> {
    factsOf(event, tx).orders.cancelled(event.data.orderNo, event.data.accountNo);
    return Promise.resolve();
  }
}
