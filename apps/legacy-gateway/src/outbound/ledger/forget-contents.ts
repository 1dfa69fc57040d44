import type { Db } from '@kervan/database';

/** For as long a lost file can be written again. */
const KEPT_DAYS = 30;
const FILES = 100;

/**
 * Empties the records of some files that were written long ago. That they were written stays known, so that no event is
 * told twice.
 *
 * @returns whether there may be more
 */
export async function forgetContents(db: Db): Promise<boolean> {
  const files = await db.query<{ destination: string; name: string }>(
    `UPDATE outbound_file SET kept = false WHERE (destination, name) IN (
       SELECT destination, name FROM outbound_file
        WHERE kept AND written_at < now() - $1 * interval '1 day'
        ORDER BY written_at LIMIT $2 FOR UPDATE SKIP LOCKED)
     RETURNING destination, name`,
    [KEPT_DAYS, FILES],
  );
  if (files.length === 0) return false;
  await db.query(
    `UPDATE outbound_record SET content = NULL
      WHERE (destination, file_name) IN (SELECT * FROM unnest($1::text[], $2::text[]))`,
    [files.map(({ destination }) => destination), files.map(({ name }) => name)],
  );
  return files.length === FILES;
}
