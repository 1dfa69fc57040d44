import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { decimal, identifier } from '../fields.js';
import { depotNo, stockItemNo } from './stock-fields.js';

export const StokDuzeyiDegisti = defineEvent({
  type: 'erp.inventory.StokDuzeyiDegisti.v1',
  topic: 'erp.inventory.stock',
  key: 'stockItemNo',
  summary: 'A stock level changed: the level after a transaction, once per item and transaction.',
  schema: z.object({
    stockItemNo,
    depotNo,
    sku: identifier,
    /** Absolute values: a late or repeated event does no harm to who keeps the highest version. */
    onHand: decimal,
    reserved: decimal,
    version: z.int().positive(),
    /** The last change of the transaction. */
    reason: z.literal(['RESERVED', 'RELEASED', 'DESPATCHED', 'OPENING', 'RETURN', 'COUNT']),
  }),
});
export type StokDuzeyiDegisti = EventOf<typeof StokDuzeyiDegisti>;
