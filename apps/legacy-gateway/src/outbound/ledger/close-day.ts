import type { Db } from '@kervan/database';
import type { Destination } from '../destinations/destination.js';

interface Closing {
  readonly moment: string;
  readonly day: string;
}

/**
 * Makes the file of the day where it is time to: of everything that was committed before the last closing and is in no file
 * yet. What commits later goes into the next one. Of two workers one does it.
 *
 * @throws KervanError as the trailer of the format
 */
export async function closeDay(
  db: Db,
  { name: destination, closeAt, format, nameOf }: Destination,
): Promise<void> {
  if (closeAt === null) return;
  const closing = await dueClosing(db, destination, closeAt);
  if (!closing) return;
  const name = nameOf(closing.day);
  const made = await db.query(
    `INSERT INTO outbound_file (destination, name, closed_for, records, head, trailer)
     VALUES ($1, $2, $3, 0, $4, '') ON CONFLICT DO NOTHING RETURNING name`,
    [destination, name, closing.moment, format.head],
  );
  if (made.length === 0) return;
  const [taken = { records: 0, rows: 0 }] = await db.query<{ records: number; rows: number }>(
    `WITH taken AS (
       UPDATE outbound_record SET file_name = $2
        WHERE destination = $1 AND file_name IS NULL AND recorded_at < $3::timestamptz RETURNING rows
     )
     SELECT count(*) AS records, coalesce(sum(rows), 0)::bigint AS rows FROM taken`,
    [destination, name, closing.moment],
  );
  const sums = await db.query<{ column: string; sum: string }>(
    `SELECT key AS column, sum(value::numeric)::text AS sum FROM outbound_record, jsonb_each_text(sums)
      WHERE destination = $1 AND file_name = $2 GROUP BY key HAVING count(*) = $3`,
    [destination, name, taken.records],
  );
  const trailer = format.trailer({
    rows: taken.rows,
    sums: Object.fromEntries(sums.map(({ column, sum }) => [column, sum])),
  });
  await db.query('UPDATE outbound_file SET records = $3, trailer = $4 WHERE destination = $1 AND name = $2', [
    destination,
    name,
    taken.records,
    trailer,
  ]);
}

/** The last closing, where something waits for it. */
async function dueClosing(db: Db, destination: string, closeAt: string): Promise<Closing | undefined> {
  const [closing] = await db.query<Closing>(
    `WITH local AS (
       SELECT date_trunc('day', now() AT TIME ZONE 'Europe/Istanbul' - $2::interval) + $2::interval AS moment
     )
     SELECT (moment AT TIME ZONE 'Europe/Istanbul')::text AS moment,
            to_char(moment - interval '1 second', 'YYYY-MM-DD') AS day
       FROM local WHERE EXISTS (
         SELECT FROM outbound_record WHERE destination = $1 AND file_name IS NULL
            AND recorded_at < moment AT TIME ZONE 'Europe/Istanbul')`,
    [destination, closeAt],
  );
  return closing;
}
