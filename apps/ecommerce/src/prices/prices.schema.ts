import { currency, day, decimal, identifier } from '@kervan/contracts';
import { pageOf, pageRequest } from '@kervan/service';
import { z } from 'zod';
import { priceList } from './price-list.js';

export const PricesRequest = pageRequest.extend({
  priceList,
  /** The last day of the page before. */
  after: day.optional(),
});
export type PricesRequest = z.output<typeof PricesRequest>;

export const DatedPrice = z
  .object({
    priceList: identifier,
    /** The price holds from this day on, until a later one begins. */
    validFrom: day,
    /** Per unit, net of KDV. */
    price: decimal,
    currency,
    version: z.int(),
    /** How many changes came that told no higher version than was known. */
    stale: z.int(),
  })
  .meta({ id: 'DatedPrice' });
export type DatedPrice = z.output<typeof DatedPrice>;

export const PricePage = pageOf(DatedPrice, 'PricePage');
export type PricePage = z.output<typeof PricePage>;
