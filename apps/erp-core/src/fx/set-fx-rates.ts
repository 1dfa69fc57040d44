import type { Tx } from '@kervan/outbox';
import type { Precondition } from '@kervan/service';
import { FxRate } from './fx-rate.entity.js';

export type DatedFxRate = Pick<FxRate, 'validFrom' | 'rate'>;

/** Replaces the dated rates of a currency. Documents keep the rate they were written with. */
export async function setFxRates(
  tx: Tx,
  precondition: Precondition,
  { currency, rates }: { readonly currency: string; readonly rates: readonly DatedFxRate[] },
): Promise<void> {
  // Holds the row until the end: two callers never mix their rates.
  const [held] = await tx.db.query<{ version: number }>(
    `INSERT INTO fx_currency (currency, version) VALUES ($1, 1)
     ON CONFLICT (currency) DO UPDATE SET version = fx_currency.version + 1 RETURNING version`,
    [currency],
  );
  const after = held?.version ?? 1;
  const before = after === 1 ? null : after - 1;
  precondition(before === null ? null : { version: before });
  tx.touched('fx_currency', currency, { before, after });
  void tx.db.query('DELETE FROM fx_rate WHERE currency = $1', [currency]);
  void tx.db.insert(
    FxRate,
    rates.map(({ validFrom, rate }) => ({ currency, validFrom, rate })),
  );
}
