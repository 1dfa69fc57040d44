import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { amount, currency, day, identifier } from '../fields.js';
import { CostedLine, stockLevel } from './stock-fields.js';

export const MalKabulEdildi = defineEvent({
  type: 'erp.inventory.MalKabulEdildi.v1',
  topic: 'erp.inventory.receipt',
  key: 'receiptNo',
  summary: 'Goods were received into stock, or counted.',
  schema: z.object({
    /** Series, year and 9 digits without gap: `MKB2010000000001`. */
    receiptNo: identifier,
    reason: z.literal(['OPENING', 'RETURN', 'COUNT']),
    /** The return invoice, legacy document or despatch note it was made for; the depot for an opening. */
    documentNo: z.string().min(1).max(96),
    receiptDate: day,
    currency,
    /** Negative quantities and costs are losses found by counting. */
    lines: z.array(CostedLine.extend(stockLevel)).min(1),
    /** Of all lines. */
    cost: amount,
  }),
});
export type MalKabulEdildi = EventOf<typeof MalKabulEdildi>;
