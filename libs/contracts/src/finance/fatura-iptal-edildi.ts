import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { amount, currency, day, fxRate, identifier } from '../fields.js';
import { totals } from '../sales/priced-line.js';

export const FaturaIptalEdildi = defineEvent({
  type: 'erp.finance.FaturaIptalEdildi.v1',
  topic: 'erp.finance.invoice',
  key: 'invoiceNo',
  summary: 'An invoice was cancelled as a whole, before anything was paid or returned.',
  schema: z.object({
    /** The invoice; its number is not used again. */
    invoiceNo: identifier,
    orderNo: identifier,
    accountNo: identifier,
    /** Day of the invoice. */
    issueDate: day,
    /** Day of the cancellation. */
    cancelDate: day,
    currency,
    fxRate,
    /** Of the invoice, positive. */
    ...totals,
    payable: amount,
  }),
});
export type FaturaIptalEdildi = EventOf<typeof FaturaIptalEdildi>;
