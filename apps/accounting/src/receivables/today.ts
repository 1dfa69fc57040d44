import { KervanError } from '@kervan/contracts';
import type { Db } from '@kervan/database';

/** Calendar day in Europe/Istanbul. */
export async function today(db: Db): Promise<string> {
  const [row] = await db.query<{ day: string }>(`SELECT (now() AT TIME ZONE 'Europe/Istanbul')::date AS day`);
  if (!row) throw new KervanError('INTERNAL', 'the database tells no day');
  return row.day;
}
