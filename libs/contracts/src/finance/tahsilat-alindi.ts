import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { amount, currency, day, fxRate, identifier } from '../fields.js';
import { PaymentMatch } from './payment-match.js';

/** How a customer pays: to the bank, in cash, by cheque. */
export const paymentMethod = z.literal(['BANK', 'CASH', 'CHEQUE']);
export type PaymentMethod = z.output<typeof paymentMethod>;

export const TahsilatAlindi = defineEvent({
  type: 'erp.finance.TahsilatAlindi.v1',
  topic: 'erp.finance.payment',
  key: 'paymentNo',
  summary: 'A payment was received from a customer.',
  schema: z.object({
    /** Series, year and 9 digits without gap: `THS2026000000001`. */
    paymentNo: identifier,
    accountNo: identifier,
    paymentDate: day,
    method: paymentMethod,
    currency,
    fxRate,
    amount,
    /** The open items it settles; with `unmatched` they sum up to `amount`. */
    matches: z.array(PaymentMatch),
    /** What belongs to no invoice (yet): an advance of the customer. */
    unmatched: amount,
  }),
});
export type TahsilatAlindi = EventOf<typeof TahsilatAlindi>;
