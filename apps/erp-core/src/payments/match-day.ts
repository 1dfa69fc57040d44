import { latestDay } from '../documents/latest-day.js';

/** What a match comes after. */
export interface MatchedDays {
  readonly paymentDate: string;
  /** Of the invoices that are matched. */
  readonly issueDates: readonly string[];
  /** Day that the caller asks for, where one does. */
  readonly asked?: string;
}

/** Day on which a payment settles invoices: before neither of them was there, nor before it was asked for. */
export function matchDay({ paymentDate, issueDates, asked = paymentDate }: MatchedDays): string {
  return latestDay(paymentDate, asked, ...issueDates);
}
