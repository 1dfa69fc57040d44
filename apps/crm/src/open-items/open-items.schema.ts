import { pageOf } from '@kervan/service';
import { z } from 'zod';

/** Amounts are decimal text in the account's currency. */
export const OpenItemView = z.object({
  /** Invoice, or return invoice that names none. */
  documentNo: z.string(),
  /** Null while only a payment or return of it is known. */
  issueDate: z.iso.date().nullable(),
  dueDate: z.iso.date().nullable(),
  payable: z.string(),
  returned: z.string(),
  matched: z.string(),
  /** Payable - returned - matched; below zero in favour of the customer. */
  open: z.string(),
});
export type OpenItemView = z.output<typeof OpenItemView>;

export const OpenItemPage = pageOf(OpenItemView, 'OpenItemPage');
export type OpenItemPage = z.output<typeof OpenItemPage>;
