import { KervanError } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import type { FxRatesView } from './fx-rates.schema.js';
import type { DatedFxRate } from './set-fx-rates.js';

/**
 * The dated rates of a currency, earliest first.
 *
 * @throws KervanError FX_RATE_NOT_FOUND when none was ever set.
 */
export async function readFxRates(db: Db, currency: string): Promise<FxRatesView> {
  const [[held], rates] = await Promise.all([
    db.query<{ version: number }>('SELECT version FROM fx_currency WHERE currency = $1', [currency]),
    db.query<DatedFxRate>(
      'SELECT valid_from AS "validFrom", rate FROM fx_rate WHERE currency = $1 ORDER BY valid_from',
      [currency],
    ),
  ]);
  if (!held) throw new KervanError('FX_RATE_NOT_FOUND', `no exchange rate of ${currency} was ever set`);
  return { currency, version: held.version, rates };
}
