import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { amount, currency, identifier, sensitive } from '../fields.js';

export const CariHesapLimitiGuncellendi = defineEvent({
  type: 'erp.accounts.CariHesapLimitiGuncellendi.v1',
  topic: 'erp.accounts.account',
  key: 'accountNo',
  summary: 'The credit limit of a customer account was changed.',
  schema: z.object({
    accountNo: identifier,
    currency,
    oldLimit: sensitive(amount),
    newLimit: sensitive(amount),
    /** Of the limit: 1 is the one the account was opened with. The highest is the one that counts. */
    version: z.int().min(2),
  }),
});
export type CariHesapLimitiGuncellendi = EventOf<typeof CariHesapLimitiGuncellendi>;
