import { decimal, depotNo, identifier } from '@kervan/contracts';
import { z } from 'zod';

const level = {
  onHand: decimal,
  /** Held for orders. */
  reserved: decimal,
  version: z.int(),
  /** How many levels came that told no higher version than was known. */
  stale: z.int(),
};

export const StockView = z
  .object({
    sku: identifier,
    /** On hand - reserved over all depots, zero or more; null for a service, which is always sellable. */
    sellable: decimal.nullable(),
    ...level,
    depots: z.array(z.object({ depotNo, ...level })),
  })
  .meta({ id: 'Stock', description: 'Sums over all depots, and what each of them holds.' });
export type StockView = z.output<typeof StockView>;
