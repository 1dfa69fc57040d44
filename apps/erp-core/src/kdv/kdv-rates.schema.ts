import { day, identifier } from '@kervan/contracts';
import { z } from 'zod';
import { eachOnce } from '../each-once.js';

const DatedRate = z.object({
  validFrom: day,
  /** Percent. */
  rate: z.string().regex(/^(\d{1,2}(\.\d{1,2})?|100)$/, 'must be 0 to 100'),
});

export const KdvRates = z
  .object({
    rates: z
      .array(DatedRate)
      .min(1)
      .max(100)
      .refine((rates) => eachOnce(rates, ({ validFrom }) => validFrom), 'must name each day once'),
  })
  .meta({ id: 'KdvRates' });
export type KdvRates = z.output<typeof KdvRates>;

export const KdvClassView = z
  .object({ kdvClass: identifier, version: z.int(), rates: z.array(DatedRate) })
  .meta({ id: 'KdvClass' });
export type KdvClassView = z.output<typeof KdvClassView>;
