import type { RowOf } from '@kervan/database';
import type { Tx } from '@kervan/outbox';
import type { Precondition } from '@kervan/service';
import { Depot } from './depot.entity.js';

/** Opens a depot, or gives it another priority. @throws KervanError VERSION_MISMATCH */
export async function setDepot(
  tx: Tx,
  { depotNo, priority }: Pick<RowOf<Depot>, 'depotNo' | 'priority'>,
  precondition: Precondition,
): Promise<void> {
  const [known] = await tx.db.lock(Depot, 'depotNo', [depotNo]);
  precondition(known ?? null);
  tx.touched('depot', depotNo);
  await tx.db.query(
    `INSERT INTO depot (depot_no, priority, version) VALUES ($1, $2, 1)
     ON CONFLICT (depot_no) DO UPDATE SET priority = excluded.priority, version = depot.version + 1
       WHERE depot.priority <> excluded.priority`,
    [depotNo, priority],
  );
}
