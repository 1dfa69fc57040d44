import { defineEvent, type EventOf } from '../define-event.js';
import { identifier } from '../fields.js';
import { Commission } from './commission.js';
import { commissionReaders } from './readers.js';

export const PrimHakedildi = defineEvent({
  type: 'erp.people.PrimHakedildi.v1',
  topic: 'erp.people.commission',
  key: 'employeeNo',
  summary: 'A commission was earned: an invoice is paid.',
  readers: commissionReaders,
  schema: Commission.extend({
    /** The payment that settled the invoice; null when a return settled what was left of it. */
    paymentNo: identifier.nullable(),
  }),
});
export type PrimHakedildi = EventOf<typeof PrimHakedildi>;
