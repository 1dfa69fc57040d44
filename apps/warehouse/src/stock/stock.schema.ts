import { currency, day, decimal, depotNo, identifier } from '@kervan/contracts';
import { z } from 'zod';

const LARGEST_OPENING = 1000;

/** Decimal text, zero or more. */
const notNegative = decimal.refine((text) => !text.startsWith('-'), 'must not be negative');

const OpeningItem = z.object({
  sku: identifier,
  /** Zero opens an item that nothing is in stock of yet. */
  quantity: notNegative,
  /** What a unit costs, up to 6 decimals; goods that come back or are found come in at it. */
  unitCost: notNegative,
});
export type OpeningItem = z.output<typeof OpeningItem>;

export const Opening = z
  .object({
    depotNo,
    /** Day of the goods receipt. */
    date: day,
    items: z
      .array(OpeningItem)
      .min(1)
      .max(LARGEST_OPENING)
      .refine((items) => new Set(items.map(({ sku }) => sku)).size === items.length, {
        message: 'must name each SKU once',
      }),
  })
  .meta({ id: 'Opening' });
export type Opening = z.output<typeof Opening>;

/** Items that are new, and items that were opened before with the same quantity and cost. */
export const Opened = z
  .object({ created: z.int().nonnegative(), unchanged: z.int().nonnegative() })
  .meta({ id: 'Opened' });
export type Opened = z.output<typeof Opened>;

export const StockView = z
  .object({
    sku: identifier,
    /** In the order in which goods are taken from the depots. */
    items: z.array(
      z.object({
        depotNo,
        onHand: decimal,
        reserved: decimal,
        /** On hand - reserved. */
        available: decimal,
        /** Value of what is on hand, by the moving average. */
        costValue: decimal,
        currency,
        version: z.int(),
      }),
    ),
  })
  .meta({ id: 'Stock' });
export type StockView = z.output<typeof StockView>;
