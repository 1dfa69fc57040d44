import { z } from 'zod';
import { amount, currency, day, identifier, percent, sensitive } from '../fields.js';

/** What the accrual of a commission and its reversal have in common; amounts are positive. */
export const Commission = z.object({
  /** Of one accrual or reversal: `PRM-KRV2026000000001/1`. */
  accrualNo: z.string().min(1).max(80),
  employeeNo: identifier,
  invoiceNo: identifier,
  date: day,
  currency,
  /** Net of what was sold, or of what came back. */
  base: sensitive(amount),
  rate: sensitive(percent),
  /** half-up(base x rate / 100); amount = net + tax. */
  amount: sensitive(amount),
  /** Income tax withheld from it. */
  tax: sensitive(amount),
  net: sensitive(amount),
});
