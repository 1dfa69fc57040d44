import { defineEvent, type EventOf } from '../define-event.js';
import { TradeDocument } from './source-document.js';

export const SatisBelgesiAlindi = defineEvent({
  type: 'erp.legacy.SatisBelgesiAlindi.v1',
  topic: 'erp.legacy.document',
  key: 'documentNo',
  summary: 'A sales document was received from a legacy system.',
  schema: TradeDocument,
});
export type SatisBelgesiAlindi = EventOf<typeof SatisBelgesiAlindi>;
