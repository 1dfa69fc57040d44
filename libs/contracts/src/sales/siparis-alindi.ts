import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { currency, decimal, identifier, positiveDecimal } from '../fields.js';

/** Number of a web order: `WEB-2026-000417`. The order that becomes of it has the same number. */
export const webOrderNo = z
  .string()
  .regex(/^WEB-[A-Z0-9-]{1,40}$/, 'must be WEB- and 1 to 40 of A-Z, 0-9 and -');

export const SiparisAlindi = defineEvent({
  type: 'erp.sales.SiparisAlindi.v1',
  topic: 'erp.sales.weborder',
  key: 'webOrderNo',
  summary: 'A web order was received: a request, not yet an order.',
  schema: z.object({
    webOrderNo,
    accountNo: identifier,
    receivedAt: z.iso.datetime(),
    currency,
    /** At the prices the customer saw, net of KDV. */
    lines: z
      .array(
        z.object({
          lineNo: z.int().positive(),
          sku: identifier,
          quantity: positiveDecimal,
          unitPrice: decimal,
        }),
      )
      .min(1),
  }),
});
export type SiparisAlindi = EventOf<typeof SiparisAlindi>;
