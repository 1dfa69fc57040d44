import { day, period } from '@kervan/contracts';
import { z } from 'zod';

/** Which days of the ledger are looked at; all of them by default. */
export const ledgerDays = z.object({
  /** Up to the end of this day. */
  asOf: day.optional(),
  /** Only this month. */
  period: period.optional(),
});
export type LedgerDays = z.output<typeof ledgerDays>;

/** Condition on `voucher.date` that takes {@link daysOf} as parameters 1 and 2. */
export const WITHIN_DAYS = `($1::date IS NULL OR date <= $1) AND
  ($2::text IS NULL OR date >= ($2 || '-01')::date AND date < ($2 || '-01')::date + interval '1 month')`;

export function daysOf({ asOf, period }: LedgerDays): readonly (string | null)[] {
  return [asOf ?? null, period ?? null];
}
