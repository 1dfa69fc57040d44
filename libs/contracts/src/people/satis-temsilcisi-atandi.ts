import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { day, identifier } from '../fields.js';

export const SatisTemsilcisiAtandi = defineEvent({
  type: 'erp.people.SatisTemsilcisiAtandi.v1',
  topic: 'erp.people.assignment',
  key: 'accountNo',
  summary: 'A sales representative was assigned to a customer account from a day on.',
  schema: z.object({
    accountNo: identifier,
    employeeNo: identifier,
    /** Whoever was assigned latest, not after the day of an invoice, sold it. */
    validFrom: day,
    /** Of the account's assignments: 1, 2, 3 ... Of two for one day the higher counts. */
    version: z.int().positive(),
  }),
});
export type SatisTemsilcisiAtandi = EventOf<typeof SatisTemsilcisiAtandi>;
