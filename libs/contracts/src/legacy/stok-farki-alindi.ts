import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { day, decimal, identifier } from '../fields.js';
import { depotNo } from '../inventory/stock-fields.js';
import { Origin } from './source-document.js';

const notNegative = decimal.regex(/^\d/, 'must not be negative');

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
    /** Where it was counted; absent where the document does not say it. */
    depotNo: depotNo.optional(),
    /** `kind` says which way the stock moves. */
    lines: z
      .array(
        z
          .object({
            lineNo: z.int().positive(),
            sku: identifier,
            quantity: notNegative,
            /**
             * What lies in the depot, where that was counted: its level becomes this, and `quantity` is by how much the level
             * differed that was known when it was read, which may be nothing.
             */
            counted: notNegative.optional(),
          })
          .refine(({ quantity, counted }) => counted !== undefined || /[1-9]/.test(quantity), {
            path: ['quantity'],
            message: 'must be above zero where nothing was counted',
          }),
      )
      .min(1),
  }),
});
export type StokFarkiAlindi = EventOf<typeof StokFarkiAlindi>;
