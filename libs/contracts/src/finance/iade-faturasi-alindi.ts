import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { currency, day, fxRate, identifier } from '../fields.js';
import { PricedLine, totals } from '../sales/priced-line.js';

export const IadeFaturasiAlindi = defineEvent({
  type: 'erp.finance.IadeFaturasiAlindi.v1',
  topic: 'erp.finance.invoice',
  key: 'invoiceNo',
  summary: 'A return invoice of a customer was received and booked.',
  schema: z.object({
    /** Own series of return invoices: `IAD2010000000001`. */
    invoiceNo: identifier,
    /** Number on the customer's document. */
    documentNo: identifier,
    /** Invoice the goods were sold with, where the document names it. */
    relatedInvoiceNo: identifier.nullable(),
    accountNo: identifier,
    issueDate: day,
    currency,
    fxRate,
    lines: z.array(PricedLine).min(1),
    ...totals,
    /** Whether nothing of the related invoice is open any more. */
    settled: z.boolean().optional(),
  }),
});
export type IadeFaturasiAlindi = EventOf<typeof IadeFaturasiAlindi>;
