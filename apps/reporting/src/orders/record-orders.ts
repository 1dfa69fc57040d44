import { SiparisIptalEdildi, SiparisOnaylandi } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import { NewFacts } from '../facts/new-facts.js';
import { OrderApproval } from './order-approval.entity.js';
import { OrderCancellation } from './order-cancellation.entity.js';

@Controller()
export class RecordOrders {
  /** When the time to the invoice began to run. */
  @OnEvent(SiparisOnaylandi)
  approved({ data: { orderNo, approvalNo, approvedAt } }: SiparisOnaylandi, tx: Tx): Promise<void> {
    tx.touched('order_approval', `${orderNo}/${approvalNo}`);
    tx.shared(NewFacts).add(OrderApproval, [{ orderNo, approvalNo, approvedAt }]);
    return Promise.resolve();
  }

  /** Nobody waits for its invoice any more. */
  @OnEvent(SiparisIptalEdildi)
  cancelled({ data: { orderNo } }: SiparisIptalEdildi, tx: Tx): Promise<void> {
    tx.touched('order_cancellation', orderNo);
    tx.shared(NewFacts).add(OrderCancellation, [{ orderNo }]);
    return Promise.resolve();
  }
}
