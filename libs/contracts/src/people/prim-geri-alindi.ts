import { defineEvent, type EventOf } from '../define-event.js';
import { identifier } from '../fields.js';
import { Commission } from './commission.js';
import { commissionReaders } from './readers.js';

export const PrimGeriAlindi = defineEvent({
  type: 'erp.people.PrimGeriAlindi.v1',
  topic: 'erp.people.commission',
  key: 'employeeNo',
  summary: 'A commission was taken back: goods of a paid invoice were returned, or it was not theirs.',
  readers: commissionReaders,
  schema: Commission.extend({
    /** The return of the invoice; null when it turned out late that somebody else sold it, or nobody who earns by it. */
    returnInvoiceNo: identifier.nullable(),
  }),
});
export type PrimGeriAlindi = EventOf<typeof PrimGeriAlindi>;
