import { z } from 'zod';
import { amount, decimal, identifier, positiveDecimal } from '../fields.js';

/** Number of a depot: `MERKEZ`. */
export const depotNo = z.string().regex(/^[A-Z0-9-]{1,16}$/, 'must be 1 to 16 of A-Z, 0-9 and -');

/** Identity of what one depot holds of one product: `MERKEZ/85123A`. */
export const stockItemNo = z.string().min(3).max(96);

/** The n-th reservation of an order: `SIP-536365/1`. */
export const reservationNo = z.string().min(3).max(80);

/**
 * What is available of a product, over all depots, in one state of its stock. The version rises with every
 * transaction that changed it: of two levels the one with the higher version is the later one. Absolute values: a late or repeated one
 * does no harm to who keeps the latest.
 */
export const stockLevel = { stockVersion: z.int().nonnegative(), available: decimal };

/** Part of an order line that a depot holds for it; a line may be held by several depots. */
export const ReservedLine = z.object({
  lineNo: z.int().positive(),
  depotNo,
  sku: identifier,
  quantity: positiveDecimal,
});
export type ReservedLine = z.output<typeof ReservedLine>;

/** How much of a product an order lacks. */
export const MissingStock = z.object({ sku: identifier, quantity: positiveDecimal });
export type MissingStock = z.output<typeof MissingStock>;

/** Goods of one product and depot with what they cost, which may both be negative for a loss. */
export const CostedLine = z.object({ depotNo, sku: identifier, quantity: decimal, cost: amount });
export type CostedLine = z.output<typeof CostedLine>;
