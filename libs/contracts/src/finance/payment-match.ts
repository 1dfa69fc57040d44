import { z } from 'zod';
import { amount, fxRate, identifier } from '../fields.js';

/** Part of a payment that settles an invoice, in the currency of both. */
export const PaymentMatch = z.object({
  invoiceNo: identifier,
  amount,
  /** Of the invoice: what it was booked with. */
  fxRate,
  /** Whether nothing of the invoice is open any more. */
  settled: z.boolean(),
});
export type PaymentMatch = z.output<typeof PaymentMatch>;
