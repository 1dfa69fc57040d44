import { z } from 'zod';

/** Exact decimal as text in its shortest form: `15.3`, `-0.001`, `0`; so that equal amounts are equal texts. */
export const Decimal = z
  .string()
  .regex(/^(0|-?(0\.\d*[1-9]|[1-9]\d*(\.\d*[1-9])?))$/, 'must be a decimal in shortest form');

/** Calendar day, `2024-02-15`. */
export const Day = z.iso.date();

/** ISO 4217 code. */
export const Currency = z.string().regex(/^[A-Z]{3}$/);

/** An identifier or a short code as the document says it, without blanks around it. */
export const Code = z.string().min(1).max(200);
