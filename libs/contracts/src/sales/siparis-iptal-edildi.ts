import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { identifier } from '../fields.js';

export const SiparisIptalEdildi = defineEvent({
  type: 'erp.sales.SiparisIptalEdildi.v1',
  topic: 'erp.sales.order',
  key: 'orderNo',
  summary: 'An order was cancelled; whatever is held for it is to be released.',
  schema: z.object({
    orderNo: identifier,
    accountNo: identifier,
    reason: z.literal(['REQUESTED', 'RESERVATION_TIMED_OUT', 'OUT_OF_STOCK']),
    previousState: z.literal(['DRAFT', 'ON_HOLD', 'APPROVED', 'RESERVED']),
  }),
});
export type SiparisIptalEdildi = EventOf<typeof SiparisIptalEdildi>;
