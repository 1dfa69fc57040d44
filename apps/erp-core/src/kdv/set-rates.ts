import type { Tx } from '@kervan/outbox';
import { KdvRate } from './kdv-rate.entity.js';

export type DatedRate = Pick<KdvRate, 'validFrom' | 'rate'>;

/** Replaces the dated rates of a class. Documents keep the rate they were written with. */
export async function setRates(tx: Tx, kdvClass: string, rates: readonly DatedRate[]): Promise<void> {
  tx.touched('kdv_rate', kdvClass);
  await Promise.all([
    tx.db.query('DELETE FROM kdv_rate WHERE kdv_class = $1', [kdvClass]),
    tx.db.insert(
      KdvRate,
      rates.map(({ validFrom, rate }) => ({ kdvClass, validFrom, rate })),
    ),
  ]);
}
