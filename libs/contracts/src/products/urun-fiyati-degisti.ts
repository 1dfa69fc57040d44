import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { currency, day, decimal, identifier } from '../fields.js';

export const UrunFiyatiDegisti = defineEvent({
  type: 'erp.catalogue.UrunFiyatiDegisti.v1',
  topic: 'erp.catalogue.product',
  key: 'sku',
  summary: 'The price of a product was set from a day on, in one price list.',
  schema: z.object({
    sku: identifier,
    priceList: identifier,
    /** The price that holds on a day is the one of the latest `validFrom` that is not after it. */
    validFrom: day,
    /** Net of KDV, per unit, up to 6 decimals. */
    price: decimal,
    currency,
    /** Of this price list, product and day: the highest is the one that counts. */
    version: z.int().positive(),
  }),
});
export type UrunFiyatiDegisti = EventOf<typeof UrunFiyatiDegisti>;
