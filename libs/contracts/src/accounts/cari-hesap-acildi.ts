import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { amount, currency, identifier, sensitive } from '../fields.js';
import { companyTaxNo } from './company-tax-no.js';

/** What everybody may know of an account; who it belongs to stays with the core. */
export const accountFacts = {
  accountNo: identifier,
  segment: identifier,
  currency,
  status: z.literal(['ACTIVE', 'CLOSED']),
  /** Absent where a person owns it, whose number is in no event, and where nobody said who does. */
  taxNo: sensitive(companyTaxNo).optional(),
};

export const CariHesapAcildi = defineEvent({
  type: 'erp.accounts.CariHesapAcildi.v1',
  topic: 'erp.accounts.account',
  key: 'accountNo',
  summary: 'A customer account was opened.',
  schema: z.object({
    ...accountFacts,
    /** Its first credit limit, version 1. */
    creditLimit: sensitive(amount),
  }),
});
export type CariHesapAcildi = EventOf<typeof CariHesapAcildi>;
