import {
  SevkiyatGerceklesti,
  SiparisBeklemeyeAlindi,
  SiparisIptalEdildi,
  SiparisOnaylandi,
  type Envelope,
} from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import type { StepStatus } from './order-status.js';
import { OrderSteps } from './order-steps.js';

/** Keeps what happens to orders, also to those that did not come from the web; what it means is decided when asked. */
@Controller()
export class FollowOrders {
  @OnEvent(SiparisOnaylandi)
  approved(event: SiparisOnaylandi, tx: Tx): Promise<void> {
    return keep(tx, event, 'APPROVED');
  }

  @OnEvent(SiparisBeklemeyeAlindi)
  held(event: SiparisBeklemeyeAlindi, tx: Tx): Promise<void> {
    return keep(tx, event, 'ON_HOLD', { reason: event.data.reason });
  }

  @OnEvent(SiparisIptalEdildi)
  cancelled(event: SiparisIptalEdildi, tx: Tx): Promise<void> {
    return keep(tx, event, 'CANCELLED', { reason: event.data.reason });
  }

  @OnEvent(SevkiyatGerceklesti)
  despatched(event: SevkiyatGerceklesti, tx: Tx): Promise<void> {
    return keep(tx, event, 'DESPATCHED', { despatchNoteNo: event.data.despatchNoteNo });
  }
}

interface OrderEvent extends Envelope {
  readonly data: { readonly orderNo: string; readonly accountNo: string };
}

function keep(
  tx: Tx,
  { id: eventId, time, data: { orderNo, accountNo } }: OrderEvent,
  status: StepStatus,
  { reason = null, despatchNoteNo = null }: { reason?: string | null; despatchNoteNo?: string | null } = {},
): Promise<void> {
  tx.touched('order_step', orderNo);
  const happenedAt = new Date(time);
  tx.shared(OrderSteps).add({ orderNo, eventId, accountNo, status, happenedAt, reason, despatchNoteNo });
  return Promise.resolve();
}
