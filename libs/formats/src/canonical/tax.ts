import { z } from 'zod';
import { Code, Decimal } from './fields.js';

/** A tax on an amount: `VAT`, and for UBL-TR its code, `0015` for KDV. */
export const Tax = z.object({
  scheme: Code,
  /** EN 16931 category `S`, `Z`, `E`, ...; null where the syntax has none. */
  category: Code.nullable(),
  /** Percent. */
  rate: Decimal.nullable(),
});
export type Tax = z.output<typeof Tax>;

export const TaxSubtotal = z.object({ tax: Tax, taxable: Decimal.nullable(), amount: Decimal });
export type TaxSubtotal = z.output<typeof TaxSubtotal>;

/** What is taken off or put on: of a line, or of the whole document. */
export const AllowanceCharge = z.object({
  kind: z.literal(['allowance', 'charge']),
  amount: Decimal,
  reasonCode: Code.nullable(),
  tax: Tax.nullable(),
});
export type AllowanceCharge = z.output<typeof AllowanceCharge>;
