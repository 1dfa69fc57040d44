import { defineEvent, type EventOf } from '../define-event.js';
import { TradeDocument } from './source-document.js';

export const IadeBelgesiAlindi = defineEvent({
  type: 'erp.legacy.IadeBelgesiAlindi.v1',
  topic: 'erp.legacy.document',
  key: 'documentNo',
  summary: 'A customer return document was received from a legacy system.',
  schema: TradeDocument,
});
export type IadeBelgesiAlindi = EventOf<typeof IadeBelgesiAlindi>;
