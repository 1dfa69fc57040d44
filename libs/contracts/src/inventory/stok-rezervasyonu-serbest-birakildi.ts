import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { identifier } from '../fields.js';
import { ReservedLine, reservationNo, stockLevel } from './stock-fields.js';

export const StokRezervasyonuSerbestBirakildi = defineEvent({
  type: 'erp.inventory.StokRezervasyonuSerbestBirakildi.v1',
  topic: 'erp.inventory.fulfilment',
  key: 'orderNo',
  summary: 'The stock held for an order was released.',
  schema: z.object({
    orderNo: identifier,
    accountNo: identifier,
    reservationNo,
    reason: z.literal(['CANCELLED', 'EXPIRED']),
    lines: z.array(ReservedLine.extend(stockLevel)),
  }),
});
export type StokRezervasyonuSerbestBirakildi = EventOf<typeof StokRezervasyonuSerbestBirakildi>;
