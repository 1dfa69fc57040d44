import { z } from 'zod';

/** Of text that is calculated with: where the format is wrong, no rule of the whole is asked any more. */
const format = (message: string) => ({ message, abort: true });

/** Exact decimal as text, never a binary float: `15.30`, `-0.001`; up to 15 digits before and 6 after the point. */
export const decimal = z
  .string()
  .regex(/^-?\d{1,15}(\.\d{1,6})?$/, format('must be a decimal number as text'));

/** A {@link decimal} above zero. */
export const positiveDecimal = z
  .string()
  .regex(/^(?=.*[1-9])\d{1,15}(\.\d{1,6})?$/, format('must be a decimal number above zero, as text'));

/** Amount of money in the document's currency, at its ISO 4217 exponent. */
export const amount = decimal;

/** Percent, 0 to 100, up to 4 decimals: `2.5`. */
export const percent = z
  .string()
  .regex(/^(\d{1,2}(\.\d{1,4})?|100)$/, format('must be a percentage from 0 to 100, as text'));

/** Calendar day in Europe/Istanbul, `2010-12-01`. No database has a year 0. */
export const day = z.iso
  .date()
  .refine((text) => !text.startsWith('0000'), 'must be a day of a year from 1 on');

/** ISO 4217 code. */
export const currency = z.string().regex(/^[A-Z]{3}$/, format('must be an ISO 4217 code'));

/**
 * Account, order, document and product numbers are printable text, compared byte by byte: leading zeros and case count.
 */
export const identifier = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must be printable text');

/** Units of TRY for one unit of the document's currency, up to 6 decimals (e-Fatura rule); absent for TRY itself. */
export const fxRate = positiveDecimal.optional();

/**
 * Marks a field that only those may read who have a reason: what people earn, what is said of somebody's credit, texts of
 * persons. Tools mask it, by `sensitive` in its JSON Schema.
 */
export function sensitive<Schema extends z.ZodType>(schema: Schema): Schema {
  return schema.meta({ sensitive: true });
}
