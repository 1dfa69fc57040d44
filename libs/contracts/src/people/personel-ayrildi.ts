import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { day, identifier, sensitive } from '../fields.js';
import { employeeReaders } from './readers.js';

export const PersonelAyrildi = defineEvent({
  type: 'erp.people.PersonelAyrildi.v1',
  topic: 'erp.people.employee',
  key: 'employeeNo',
  summary: 'An employee left.',
  readers: employeeReaders,
  schema: z.object({
    employeeNo: identifier,
    /** Last day. */
    endDate: sensitive(day),
  }),
});
export type PersonelAyrildi = EventOf<typeof PersonelAyrildi>;
