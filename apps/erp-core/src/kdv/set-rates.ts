import type { Tx } from '@kervan/outbox';
import type { Precondition } from '@kervan/service';
import { KdvRate } from './kdv-rate.entity.js';

export type DatedRate = Pick<KdvRate, 'validFrom' | 'rate'>;

/** Replaces the dated rates of a class. Documents keep the rate they were written with. */
export async function setRates(
  tx: Tx,
  precondition: Precondition,
  { kdvClass, rates }: { readonly kdvClass: string; readonly rates: readonly DatedRate[] },
): Promise<void> {
  // Holds the row until the end: two callers never mix their rates.
  const [held] = await tx.db.query<{ version: number }>(
    `INSERT INTO kdv_class (kdv_class, version) VALUES ($1, 1)
     ON CONFLICT (kdv_class) DO UPDATE SET version = kdv_class.version + 1 RETURNING version`,
    [kdvClass],
  );
  const after = held?.version ?? 1;
  const before = after === 1 ? null : after - 1;
  precondition(before === null ? null : { version: before });
  tx.touched('kdv_class', kdvClass, { before, after });
  void tx.db.query('DELETE FROM kdv_rate WHERE kdv_class = $1', [kdvClass]);
  void tx.db.insert(
    KdvRate,
    rates.map(({ validFrom, rate }) => ({ kdvClass, validFrom, rate })),
  );
}
