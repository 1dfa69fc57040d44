import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { day, identifier, percent, sensitive } from '../fields.js';
import { employeeReaders } from './readers.js';

export const PersonelIseBasladi = defineEvent({
  type: 'erp.people.PersonelIseBasladi.v1',
  topic: 'erp.people.employee',
  key: 'employeeNo',
  summary: 'An employee joined.',
  readers: employeeReaders,
  schema: z.object({
    employeeNo: identifier,
    startDate: sensitive(day),
    /** Of the net of what was sold, paid and not returned. */
    commissionRate: sensitive(percent),
  }),
});
export type PersonelIseBasladi = EventOf<typeof PersonelIseBasladi>;
