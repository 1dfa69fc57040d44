import { KervanError } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import type { KdvClassView } from './kdv-rates.schema.js';
import type { DatedRate } from './set-rates.js';

/**
 * The dated rates of a class, earliest first.
 *
 * @throws KervanError KDV_RATE_NOT_FOUND when none was ever set.
 */
export async function readRates(db: Db, kdvClass: string): Promise<KdvClassView> {
  const [[held], rates] = await Promise.all([
    db.query<{ version: number }>('SELECT version FROM kdv_class WHERE kdv_class = $1', [kdvClass]),
    db.query<DatedRate>(
      'SELECT valid_from AS "validFrom", rate FROM kdv_rate WHERE kdv_class = $1 ORDER BY valid_from',
      [kdvClass],
    ),
  ]);
  if (!held) throw new KervanError('KDV_RATE_NOT_FOUND', `no KDV rate of class ${kdvClass} was ever set`);
  return { kdvClass, version: held.version, rates };
}
