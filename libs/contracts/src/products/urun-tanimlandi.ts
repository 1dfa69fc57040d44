import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { identifier } from '../fields.js';

export const UrunTanimlandi = defineEvent({
  type: 'erp.catalogue.UrunTanimlandi.v1',
  topic: 'erp.catalogue.product',
  key: 'sku',
  summary: 'A product was defined.',
  schema: z.object({
    sku: identifier,
    /** UN/ECE Recommendation 20 code: C62 piece, KGM kilogram. */
    unit: identifier,
    /** What shops show. */
    description: z.string().min(1).max(256).optional(),
    kdvClass: identifier,
    /** False for a service (postage, fees): it is sold without taking anything from stock. */
    stocked: z.boolean(),
  }),
});
export type UrunTanimlandi = EventOf<typeof UrunTanimlandi>;
