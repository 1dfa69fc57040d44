import type { RowOf } from '@kervan/database';
import type { Tx } from '@kervan/outbox';
import type { Depot } from './depot.entity.js';

/** Opens a depot, or gives it another priority. */
export async function setDepot(tx: Tx, { depotNo, priority }: RowOf<Depot>): Promise<void> {
  tx.touched('depot', depotNo);
  await tx.db.query(
    `INSERT INTO depot (depot_no, priority) VALUES ($1, $2)
     ON CONFLICT (depot_no) DO UPDATE SET priority = excluded.priority`,
    [depotNo, priority],
  );
}
