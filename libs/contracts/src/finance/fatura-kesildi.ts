import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { uuid } from '../envelope/envelope.js';
import { currency, day, identifier } from '../fields.js';
import { PricedLine, totals } from '../sales/priced-line.js';

export const FaturaKesildi = defineEvent({
  type: 'erp.finance.FaturaKesildi.v1',
  topic: 'erp.finance.invoice',
  key: 'invoiceNo',
  summary: 'An invoice was issued to a customer account.',
  schema: z.object({
    /** Series, year and 9 digits without gap: `KRV2010000000001`. */
    invoiceNo: identifier,
    /** Universal id of the e-Fatura. */
    ettn: uuid,
    orderNo: identifier,
    accountNo: identifier,
    issueDate: day,
    dueDate: day,
    currency,
    lines: z.array(PricedLine).min(1),
    ...totals,
  }),
});
export type FaturaKesildi = EventOf<typeof FaturaKesildi>;
