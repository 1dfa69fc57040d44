import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { currency, day, identifier } from '../fields.js';
import { PricedLine, totals } from './priced-line.js';

/**
 * When an order is invoiced: with its approval, when its stock is reserved, or after the goods left. The order keeps what
 * was configured when it was placed, so that a change of the setting meets no order half-way.
 */
export const invoicingPolicy = z.literal(['ON_APPROVAL', 'ON_RESERVATION', 'AFTER_DESPATCH']);
export type InvoicingPolicy = z.output<typeof invoicingPolicy>;

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
    /** 1 for the first approval; an order that waited for stock or credit is approved again. */
    approvalNo: z.int().positive(),
    invoicing: invoicingPolicy,
    /** Whether less than the whole order may be delivered; what is missing then is given up. */
    partial: z.boolean(),
    currency,
    lines: z.array(PricedLine).min(1),
    ...totals,
  }),
});
export type SiparisOnaylandi = EventOf<typeof SiparisOnaylandi>;
