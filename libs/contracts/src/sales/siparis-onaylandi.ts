import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { currency, day, identifier } from '../fields.js';
import { PricedLine, totals } from './priced-line.js';

export const SiparisOnaylandi = defineEvent({
  type: 'erp.sales.SiparisOnaylandi.v1',
  topic: 'erp.sales.order',
  key: 'orderNo',
  summary: 'An order was approved within the credit limit of its account.',
  schema: z.object({
    orderNo: identifier,
    accountNo: identifier,
    /** Day the order belongs to, which rates, series and period follow: the legacy document's date, else the day it was placed. */
    businessDate: day,
    approvedAt: z.iso.datetime(),
    currency,
    lines: z.array(PricedLine).min(1),
    ...totals,
  }),
});
export type SiparisOnaylandi = EventOf<typeof SiparisOnaylandi>;
