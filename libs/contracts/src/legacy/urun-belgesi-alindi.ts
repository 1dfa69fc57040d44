import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { identifier } from '../fields.js';
import { Origin } from './source-document.js';

export const UrunBelgesiAlindi = defineEvent({
  type: 'erp.legacy.UrunBelgesiAlindi.v1',
  topic: 'erp.legacy.document',
  key: 'sku',
  summary: 'Master data of a product was received from a legacy system: all that it says now.',
  schema: z.object({
    sku: identifier,
    origin: Origin,
    description: z.string().min(1).max(256).optional(),
    /** UN/ECE Recommendation 20 code: C62 piece, KGM kilogram. */
    unit: identifier.optional(),
    /** EAN or UPC. */
    gtin: z
      .string()
      .regex(/^\d{8,14}$/, 'must have 8 to 14 digits')
      .optional(),
    /** Group of the legacy system, as it names it. */
    group: identifier.optional(),
    kdvClass: identifier.optional(),
  }),
});
export type UrunBelgesiAlindi = EventOf<typeof UrunBelgesiAlindi>;
