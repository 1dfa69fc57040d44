import { currency, day, LEDGER_CURRENCY, positiveDecimal } from '@kervan/contracts';
import { z } from 'zod';
import { eachOnce } from '../each-once.js';

export const foreignCurrency = currency.refine(
  (code) => code !== LEDGER_CURRENCY,
  'must not be the currency of the ledger',
);

const DatedRate = z.object({
  validFrom: day,
  /** TRY for one unit, up to 6 decimals. */
  rate: positiveDecimal,
});

export const FxRates = z
  .object({
    rates: z
      .array(DatedRate)
      .min(1)
      .max(1000)
      .refine((rates) => eachOnce(rates, ({ validFrom }) => validFrom), 'must name each day once'),
  })
  .meta({ id: 'FxRates' });
export type FxRates = z.output<typeof FxRates>;

export const FxRatesView = z
  .object({ currency: foreignCurrency, version: z.int(), rates: z.array(DatedRate) })
  .meta({ id: 'FxCurrency' });
export type FxRatesView = z.output<typeof FxRatesView>;
