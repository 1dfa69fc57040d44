import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { amount, currency, day, fxRate, identifier } from '../fields.js';
import { PaymentMatch } from './payment-match.js';

export const TahsilatEslestirildi = defineEvent({
  type: 'erp.finance.TahsilatEslestirildi.v1',
  topic: 'erp.finance.payment',
  key: 'paymentNo',
  summary: 'What was left of a payment was matched to invoices later.',
  schema: z.object({
    paymentNo: identifier,
    accountNo: identifier,
    matchDate: day,
    currency,
    /** Of the payment. */
    fxRate,
    matches: z.array(PaymentMatch).min(1),
    /** What is left of the payment now. */
    unmatched: amount,
  }),
});
export type TahsilatEslestirildi = EventOf<typeof TahsilatEslestirildi>;
