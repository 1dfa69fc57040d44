import { amount, period } from '@kervan/contracts';
import { pageOf } from '@kervan/service';
import { z } from 'zod';

/** A month of the books. */
export const PeriodView = z
  .object({
    period,
    /** A closed period takes no voucher any more. */
    state: z.literal(['OPEN', 'CLOSED']),
    /** Null while it is open, and for a month before the first that was closed. */
    closedAt: z.iso.datetime().nullable(),
    /** How many vouchers are dated in it. */
    vouchers: z.int().nonnegative(),
    /** Sums in TRY. */
    debit: amount,
    credit: amount,
    /** 1 while it is open, 2 when it is closed. */
    version: z.int(),
  })
  .meta({ id: 'Period' });
export type PeriodView = z.output<typeof PeriodView>;

export const PeriodPage = pageOf(PeriodView, 'PeriodPage');

/** An open period that nothing is posted in. */
export function periodView(period: string): PeriodView {
  return { period, state: 'OPEN', closedAt: null, vouchers: 0, debit: '0.00', credit: '0.00', version: 1 };
}
