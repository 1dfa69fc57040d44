import type { Db, RowOf } from '@kervan/database';
import type { Depot } from './depot.entity.js';

/** All depots, in the order in which goods are taken from them. */
export function readDepots(db: Db): Promise<RowOf<Depot>[]> {
  return db.query<RowOf<Depot>>(
    'SELECT depot_no AS "depotNo", priority, version FROM depot ORDER BY priority, depot_no',
  );
}
