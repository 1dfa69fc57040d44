import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { day, identifier, positiveDecimal } from '../fields.js';
import { Origin } from './source-document.js';

export const StokFarkiAlindi = defineEvent({
  type: 'erp.legacy.StokFarkiAlindi.v1',
  topic: 'erp.legacy.document',
  key: 'documentNo',
  summary: 'A stock difference (loss or surplus) was received from a legacy system.',
  schema: z.object({
    documentNo: identifier,
    origin: Origin,
    businessDate: day,
    kind: z.literal(['LOSS', 'SURPLUS']),
    /** `kind` says which way the stock moves. */
    lines: z
      .array(z.object({ lineNo: z.int().positive(), sku: identifier, quantity: positiveDecimal }))
      .min(1),
  }),
});
export type StokFarkiAlindi = EventOf<typeof StokFarkiAlindi>;
