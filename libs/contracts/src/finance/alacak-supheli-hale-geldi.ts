import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { amount, currency, day, fxRate, identifier, sensitive } from '../fields.js';

export const AlacakSupheliHaleGeldi = defineEvent({
  type: 'erp.finance.AlacakSupheliHaleGeldi.v1',
  topic: 'erp.finance.doubtful',
  key: 'accountNo',
  summary: 'A receivable became doubtful; the customer still owes it.',
  schema: z.object({
    /** Series, year and 9 digits without gap: `SPH2026000000001`. */
    documentNo: identifier,
    accountNo: identifier,
    date: day,
    currency,
    fxRate,
    amount: sensitive(amount),
    /** What is set aside for its loss, in `currency`; zero when nothing is. */
    provision: sensitive(amount),
  }),
});
export type AlacakSupheliHaleGeldi = EventOf<typeof AlacakSupheliHaleGeldi>;
