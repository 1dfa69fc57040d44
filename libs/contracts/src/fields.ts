import { z } from 'zod';

/** Exact decimal as text, never a binary float: `15.30`, `-0.001`; up to 15 digits before and 6 after the point. */
export const decimal = z.string().regex(/^-?\d{1,15}(\.\d{1,6})?$/, 'must be a decimal number as text');

/** A {@link decimal} above zero. */
export const positiveDecimal = z
  .string()
  .regex(/^(?=.*[1-9])\d{1,15}(\.\d{1,6})?$/, 'must be a decimal number above zero, as text');

/** Amount of money in the document's currency, at its ISO 4217 exponent. */
export const amount = decimal;

/** Calendar day in Europe/Istanbul, `2010-12-01`. */
export const day = z.iso.date();

/** ISO 4217 code. */
export const currency = z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code');

/** Account, order, document and product numbers are text, compared byte by byte: leading zeros and case count. */
export const identifier = z.string().min(1).max(64);
