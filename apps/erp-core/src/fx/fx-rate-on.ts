import { KervanError, LEDGER_CURRENCY } from '@kervan/contracts';
import type { Db } from '@kervan/database';

/**
 * TRY for one unit of a currency on a day, decimal text; undefined for TRY itself.
 *
 * @throws KervanError FX_RATE_NOT_FOUND naming currency and day.
 */
export async function fxRateOn(db: Db, currency: string, day: string): Promise<string | undefined> {
  if (currency === LEDGER_CURRENCY) return undefined;
  const [found] = await db.query<{ rate: string }>(
    'SELECT rate FROM fx_rate WHERE currency = $1 AND valid_from <= $2 ORDER BY valid_from DESC LIMIT 1',
    [currency, day],
  );
  if (!found)
    throw new KervanError('FX_RATE_NOT_FOUND', `no exchange rate of ${currency} is valid on ${day}`);
  return found.rate;
}
