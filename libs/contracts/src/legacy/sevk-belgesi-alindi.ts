import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { day, identifier, positiveDecimal } from '../fields.js';
import { Origin } from './source-document.js';

export const SevkBelgesiAlindi = defineEvent({
  type: 'erp.legacy.SevkBelgesiAlindi.v1',
  topic: 'erp.legacy.document',
  key: 'documentNo',
  summary: 'A despatch advice (irsaliye) was received from a legacy system.',
  schema: z.object({
    documentNo: identifier,
    origin: Origin,
    businessDate: day,
    /** Who gets the goods. */
    accountNo: identifier,
    lines: z
      .array(
        z.object({
          lineNo: z.int().positive(),
          sku: identifier,
          quantity: positiveDecimal,
          /** The order that the line is of, and its line there, as the document says it. */
          orderNo: identifier.optional(),
          orderLineNo: identifier.optional(),
        }),
      )
      .min(1),
  }),
});
export type SevkBelgesiAlindi = EventOf<typeof SevkBelgesiAlindi>;
