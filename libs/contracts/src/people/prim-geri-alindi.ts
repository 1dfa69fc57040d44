import { defineEvent, type EventOf } from '../define-event.js';
import { identifier } from '../fields.js';
import { Commission, commissionReaders } from './commission.js';

export const PrimGeriAlindi = defineEvent({
  type: 'erp.people.PrimGeriAlindi.v1',
  topic: 'erp.people.commission',
  key: 'employeeNo',
  summary: 'A commission was taken back: goods of a paid invoice were returned.',
  readers: commissionReaders,
  schema: Commission.extend({ returnInvoiceNo: identifier }),
});
export type PrimGeriAlindi = EventOf<typeof PrimGeriAlindi>;
