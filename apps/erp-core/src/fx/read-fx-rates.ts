import type { Db } from '@kervan/database';
import type { FxRatesView } from './fx-rates.schema.js';
import { FxRate } from './fx-rate.entity.js';

/** The dated rates of a currency, earliest first; none, in version 0, when none was ever set. */
export async function readFxRates(db: Db, currency: string): Promise<FxRatesView> {
  const [[held], rates] = await Promise.all([
    db.query<{ version: number }>('SELECT version FROM fx_currency WHERE currency = $1', [currency]),
    db.find(FxRate, { currency }),
  ]);
  const dated = rates.map(({ validFrom, rate }) => ({ validFrom, rate }));
  dated.sort((one, other) => (one.validFrom < other.validFrom ? -1 : 1));
  return { currency, version: held?.version ?? 0, rates: dated };
}
