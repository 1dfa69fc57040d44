import type { Completeness } from '@kervan/console-api';
import type { Db } from '@kervan/database';
import { polled } from './adopt-polls.js';

/** Of which receipts are due and do not come, and since when. */
export type SilentService = Completeness['silent'][number];

// waiting: records that came long enough ago, of which neither a receipt nor its lack is known. A service that answers is
// silent since its last receipt, another one since its last answer.
const silent = `
  WITH polled AS (${polled}), status AS (
    SELECT consumer, bool_and(reachable) AS reachable, max(seen_at) AS seen_at FROM polled GROUP BY consumer
  ), heard AS (
    SELECT consumer, max(last_at) AS last_at FROM stream GROUP BY consumer
  ), waiting AS (
    SELECT consumer, witness.next_offset - reached AS records, oldest.seen_at
    FROM stream_check AS checked
      JOIN read_position AS witness USING (topic, partition)
      LEFT JOIN stream USING (consumer, topic, partition)
      CROSS JOIN LATERAL (SELECT GREATEST(checked.checked_offset, stream.last_offset + 1) AS reached) AS reach
      CROSS JOIN LATERAL (
        SELECT seen_at FROM event
        WHERE topic = checked.topic AND partition = checked.partition AND "offset" >= reached
        ORDER BY "offset" LIMIT 1) AS oldest
    WHERE witness.next_offset > reached
      AND coalesce(stream.last_at, '-infinity') < clock_timestamp() - $1::double precision * interval '1 second'
      AND oldest.seen_at < clock_timestamp() - $1::double precision * interval '1 second'
  )
  SELECT consumer AS service, sum(records)::bigint AS waiting,
    CASE WHEN status.reachable IS FALSE THEN status.seen_at
      ELSE coalesce(heard.last_at, min(waiting.seen_at)) END AS since
  FROM waiting LEFT JOIN status USING (consumer) LEFT JOIN heard USING (consumer)
  GROUP BY consumer, status.reachable, status.seen_at, heard.last_at ORDER BY consumer`;

/** @param graceSeconds how long a receipt may take */
export async function silentServices(db: Pick<Db, 'query'>, graceSeconds: number): Promise<SilentService[]> {
  const rows = await db.query<{ service: string; waiting: number; since: Date | null }>(silent, [
    graceSeconds,
  ]);
  return rows.map(({ since, ...row }) => ({ ...row, since: since?.toISOString() ?? null }));
}
