import { z } from 'zod';
import { amount, decimal, identifier, positiveDecimal } from '../fields.js';

/**
 * A line of an order or invoice: net = half-up(quantity x unit price, currency exponent). Of a return of an invoice: that
 * of all that came back of the invoice's line by now, less that of what came back before.
 */
export const PricedLine = z.object({
  lineNo: z.int().positive(),
  sku: identifier,
  quantity: positiveDecimal,
  /** UN/ECE Recommendation 20 code: C62 piece, KGM kilogram. */
  unit: identifier,
  unitPrice: decimal,
  /** Percent: `20`, `1`, `0`. */
  kdvRate: decimal,
  net: amount,
});
export type PricedLine = z.output<typeof PricedLine>;

/**
 * KDV of one rate: half-up(base x rate / 100), once per document and rate. Of a return of an invoice: that of all that
 * came back of the invoice by now, less that of what came back before.
 */
export const KdvOfRate = z.object({ rate: decimal, base: amount, kdv: amount });
export type KdvOfRate = z.output<typeof KdvOfRate>;

/** Totals of a document; gross = net + kdv. */
export const totals = { net: amount, kdv: amount, gross: amount, kdvSummary: z.array(KdvOfRate) };
