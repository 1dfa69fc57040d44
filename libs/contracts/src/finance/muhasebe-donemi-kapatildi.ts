import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { amount } from '../fields.js';

/** A month of the books: `2010-12`. */
export const period = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, 'must be a month such as 2010-12');

export const MuhasebeDonemiKapatildi = defineEvent({
  type: 'erp.finance.MuhasebeDonemiKapatildi.v1',
  topic: 'erp.finance.period',
  key: 'period',
  summary: 'A period of the books was closed: no voucher is dated in it any more.',
  schema: z.object({
    period,
    closedAt: z.iso.datetime(),
    vouchers: z.int().nonnegative(),
    /** Sums of the period in TRY; the same on both sides. */
    debit: amount,
    credit: amount,
  }),
});
export type MuhasebeDonemiKapatildi = EventOf<typeof MuhasebeDonemiKapatildi>;
