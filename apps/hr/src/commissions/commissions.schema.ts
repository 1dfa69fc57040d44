import { pageOf } from '@kervan/service';
import { z } from 'zod';

/** Amounts are decimal text in TRY, positive both ways. */
export const CommissionView = z.object({
  accrualNo: z.string(),
  kind: z.literal(['ACCRUAL', 'REVERSAL']),
  invoiceNo: z.string(),
  /** ACCRUAL: the payment that settled the invoice, null where a return did. */
  paymentNo: z.string().nullable(),
  /** REVERSAL: the return, null where the sale turned out to be somebody else's. */
  returnInvoiceNo: z.string().nullable(),
  date: z.iso.date(),
  base: z.string(),
  /** Percent. */
  rate: z.string(),
  amount: z.string(),
  /** Income tax withheld from it. */
  tax: z.string(),
  /** Amount - tax. */
  net: z.string(),
});
export type CommissionView = z.output<typeof CommissionView>;

/** Over all entries of the employee, not only those of the page. */
export const CommissionSums = z.object({
  accrued: z.string(),
  reversed: z.string(),
  /** Accrued - reversed. */
  amount: z.string(),
  tax: z.string(),
  /** Amount - tax. */
  net: z.string(),
});
export type CommissionSums = z.output<typeof CommissionSums>;

export const CommissionPage = pageOf(CommissionView, 'Commissions')
  .extend({ sums: CommissionSums })
  .meta({ id: 'CommissionPage' });
export type CommissionPage = z.output<typeof CommissionPage>;
