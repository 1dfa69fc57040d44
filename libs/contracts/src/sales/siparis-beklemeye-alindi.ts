import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { amount, currency, identifier, sensitive } from '../fields.js';
import { MissingStock } from '../inventory/stock-fields.js';

export const SiparisBeklemeyeAlindi = defineEvent({
  type: 'erp.sales.SiparisBeklemeyeAlindi.v1',
  topic: 'erp.sales.order',
  key: 'orderNo',
  summary: 'An order was put on hold.',
  schema: z.object({
    orderNo: identifier,
    accountNo: identifier,
    reason: z.literal(['CREDIT', 'STOCK', 'MANUAL']),
    currency,
    /** CREDIT only: how much the order exceeds the available credit. */
    missingAmount: sensitive(amount.nullable()),
    /** STOCK only: what the warehouse lacks; else empty. */
    missing: z.array(MissingStock),
  }),
});
export type SiparisBeklemeyeAlindi = EventOf<typeof SiparisBeklemeyeAlindi>;
