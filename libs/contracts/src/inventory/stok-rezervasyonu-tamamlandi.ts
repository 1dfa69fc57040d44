import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { identifier } from '../fields.js';
import { MissingStock, ReservedLine, reservationNo } from './stock-fields.js';

export const StokRezervasyonuTamamlandi = defineEvent({
  type: 'erp.inventory.StokRezervasyonuTamamlandi.v1',
  topic: 'erp.inventory.fulfilment',
  key: 'orderNo',
  summary: 'The stock for an order was reserved.',
  schema: z.object({
    orderNo: identifier,
    accountNo: identifier,
    reservationNo,
    /** Empty for an order of services. */
    lines: z.array(ReservedLine),
    /** What an order that allows partial delivery does not get; empty for all others. */
    missing: z.array(MissingStock),
    /** Goods not despatched by then are released. */
    expiresAt: z.iso.datetime(),
  }),
});
export type StokRezervasyonuTamamlandi = EventOf<typeof StokRezervasyonuTamamlandi>;
