import { currency, day, decimal, identifier } from '@kervan/contracts';
import { pageOf } from '@kervan/service';
import { z } from 'zod';
import { eachOnce } from '../each-once.js';
import { impersonal } from '../identity/impersonal.schema.js';

const LARGEST_BATCH = 1000;

export const NewPrice = z
  .object({
    /** Net of KDV, per unit, up to 6 decimals, not negative. */
    price: decimal.refine((text) => !text.startsWith('-'), 'must not be negative'),
    currency,
  })
  .meta({ id: 'NewPrice' });
export type NewPrice = z.output<typeof NewPrice>;

const DatedPrice = NewPrice.extend({ sku: identifier, priceList: impersonal, validFrom: day });

export const PriceBatch = z
  .object({
    prices: z
      .array(DatedPrice)
      .min(1)
      .max(LARGEST_BATCH)
      .refine(
        (prices) =>
          eachOnce(prices, ({ sku, priceList, validFrom }) => JSON.stringify([sku, priceList, validFrom])),
        'must name each product, list and day once',
      ),
  })
  .meta({ id: 'PriceBatch' });
export type PriceBatch = z.output<typeof PriceBatch>;

export const PriceView = DatedPrice.extend({
  /** Of this product, list and day, from 1 on. */
  version: z.int(),
}).meta({ id: 'Price' });
export type PriceView = z.output<typeof PriceView>;

export const PricePage = pageOf(PriceView, 'PricePage');
export type PricePage = z.output<typeof PricePage>;
