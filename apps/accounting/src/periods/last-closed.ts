import type { Db } from '@kervan/database';

/** The last period that was closed; everything up to it is. Null while none is. */
export async function lastClosed(db: Db): Promise<string | null> {
  const [row] = await db.query<{ last: string | null }>('SELECT max(period) AS last FROM closed_period');
  return row?.last ?? null;
}
