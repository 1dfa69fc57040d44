import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { amount, currency, day, identifier } from '../fields.js';
import { CostedLine } from './stock-fields.js';

export const SevkiyatGerceklesti = defineEvent({
  type: 'erp.inventory.SevkiyatGerceklesti.v1',
  topic: 'erp.inventory.fulfilment',
  key: 'orderNo',
  summary: 'The goods of an order were despatched.',
  schema: z.object({
    orderNo: identifier,
    accountNo: identifier,
    /** Series, year and 9 digits without gap: `IRS2010000000001`. */
    despatchNoteNo: identifier,
    despatchDate: day,
    currency,
    /** Empty for an order of services. */
    lines: z.array(CostedLine.extend({ lineNo: z.int().positive() })),
    /** Moving-average cost of all lines. */
    cost: amount,
  }),
});
export type SevkiyatGerceklesti = EventOf<typeof SevkiyatGerceklesti>;
