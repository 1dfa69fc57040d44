import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { identifier } from '../fields.js';
import { MissingStock, stockLevel } from './stock-fields.js';

export const StokRezervasyonuBasarisizOldu = defineEvent({
  type: 'erp.inventory.StokRezervasyonuBasarisizOldu.v1',
  topic: 'erp.inventory.fulfilment',
  key: 'orderNo',
  summary: 'The stock for an order could not be reserved; nothing is held for it.',
  schema: z.object({
    orderNo: identifier,
    accountNo: identifier,
    /** With the level that was found too low: an arrival of a higher version was not seen yet. */
    missing: z.array(MissingStock.extend(stockLevel)).min(1),
  }),
});
export type StokRezervasyonuBasarisizOldu = EventOf<typeof StokRezervasyonuBasarisizOldu>;
