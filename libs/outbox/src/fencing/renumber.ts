import type { Db } from '@kervan/database';

/** A row may be held because its headers cannot be read. The digits are those of `formatSequence`. */
const withHeader = `CASE WHEN headers IS JSON OBJECT THEN (headers::jsonb || header)::text ELSE headers END`;

/** Rows of a key are in two tables while it is held; their ids are one order. */
const sql = `
  WITH waiting AS (
    SELECT id, topic, key FROM outbox WHERE sequence IS NOT NULL
    UNION ALL
    SELECT id, topic, key FROM outbox_held WHERE sequence IS NOT NULL
  ), placed AS MATERIALIZED (
    SELECT id, topic, key, row_number() OVER (PARTITION BY topic, key ORDER BY id) AS number FROM waiting
  ), numbered AS MATERIALIZED (
    SELECT id, number,
      jsonb_build_object('ce_sequence', lpad($1::text, 4, '0') || lpad(number::text, 16, '0')) AS header
    FROM placed
  ), in_outbox AS (
    UPDATE outbox SET sequence = number, headers = ${withHeader}
    FROM numbered WHERE numbered.id = outbox.id
  ), in_held AS (
    UPDATE outbox_held SET sequence = number, headers = ${withHeader}
    FROM numbered WHERE numbered.id = outbox_held.id
  ), given AS (
    INSERT INTO outbox_sequence (topic, key, last) SELECT topic, key, count(*) FROM placed GROUP BY topic, key
  )
  SELECT count(*) AS count FROM placed`;

/**
 * Gives the waiting rows their places in a new epoch, in the order of their ids, and the counters that follow. The
 * caller has emptied the counters and keeps all writers out.
 *
 * @returns rows renumbered.
 */
export async function renumber(db: Db, epoch: number): Promise<number> {
  const [row] = await db.query<{ count: number }>(sql, [String(epoch)]);
  return row?.count ?? 0;
}
