import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { amount, currency, day, identifier } from '../fields.js';

export const YevmiyeFisiIslendi = defineEvent({
  type: 'erp.finance.YevmiyeFisiIslendi.v1',
  topic: 'erp.finance.voucher',
  key: 'voucherNo',
  summary: 'A journal voucher was posted.',
  schema: z.object({
    voucherNo: identifier,
    /** Day of its period. */
    date: day,
    /** Day of the document where its period was closed already: the voucher went to the first open day. */
    documentDate: day.optional(),
    sourceEventId: identifier,
    /** TRY: the journal's own. */
    currency,
    debit: amount,
    credit: amount,
  }),
});
export type YevmiyeFisiIslendi = EventOf<typeof YevmiyeFisiIslendi>;
