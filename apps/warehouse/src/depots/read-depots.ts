import type { Db } from '@kervan/database';

/** Numbers of all depots, in the order in which goods are taken from them. */
export async function readDepots(db: Db): Promise<readonly string[]> {
  const rows = await db.query<{ depotNo: string }>(
    'SELECT depot_no AS "depotNo" FROM depot ORDER BY priority, depot_no',
  );
  return rows.map(({ depotNo }) => depotNo);
}
