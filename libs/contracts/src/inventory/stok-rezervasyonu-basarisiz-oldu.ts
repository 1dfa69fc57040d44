import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { identifier } from '../fields.js';
import { MissingStock, stockVersion } from './stock-fields.js';

export const StokRezervasyonuBasarisizOldu = defineEvent({
  type: 'erp.inventory.StokRezervasyonuBasarisizOldu.v1',
  topic: 'erp.inventory.fulfilment',
  key: 'orderNo',
  summary: 'The stock for an order could not be reserved; nothing is held for it.',
  schema: z.object({
    orderNo: identifier,
    accountNo: identifier,
    /** With the state of the stock that was found too small: an arrival of a higher version was not seen yet. */
    missing: z.array(MissingStock.extend({ stockVersion })).min(1),
  }),
});
export type StokRezervasyonuBasarisizOldu = EventOf<typeof StokRezervasyonuBasarisizOldu>;
