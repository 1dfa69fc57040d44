import { TeslimatKaydedildi } from '@kervan/contracts';
import type { Db } from '@kervan/database';

/** Where each consumer says that it goes on, by `service_status`: beside it the group it consumes as. */
export const polled = `
  SELECT coalesce(status.inbox ->> 'consumer', status.service) AS consumer, place.topic, place.partition,
    place."firstOffset" AS first_offset, place."nextOffset" AS next_offset, status.reachable,
    status.seen_at, (status.outbox ->> 'oldestSeconds')::double precision AS unpublished_seconds
  FROM service_status AS status, jsonb_to_recordset(status.inbox -> 'positions')
    AS place (topic text, partition integer, "firstOffset" bigint, "nextOffset" bigint)`;

/**
 * Notes what is subscribed to: by receipts, and by what services say themselves. A consumer's own word on where it began
 * counts only where every receipt was read since there are any: others were there before this console.
 */
const adopt = `
  WITH polled AS (${polled}), subscribed AS (
    SELECT consumer, topic, partition, polled.next_offset,
      LEAST(stream.first_offset, CASE WHEN whole THEN polled.first_offset END) AS first_offset
    FROM stream FULL JOIN polled USING (consumer, topic, partition), (
      SELECT bool_and(first_offset = 0) AS whole FROM read_position WHERE topic = $1) AS receipts
  )
  INSERT INTO stream_check AS known
    (consumer, topic, partition, first_offset, checked_offset, polled_offset, polled_at)
  SELECT consumer, topic, partition, first_offset, first_offset, next_offset, clock_timestamp()
  FROM subscribed WHERE first_offset IS NOT NULL ORDER BY consumer, topic, partition
  ON CONFLICT (consumer, topic, partition) DO UPDATE
    SET polled_offset = excluded.polled_offset, polled_at = excluded.polled_at
    WHERE known.polled_offset IS NULL OR known.checked_offset >= known.polled_offset`;

/** Takes over what services said of their positions; what they said before stays until it was looked at. */
export async function adoptPolls(db: Pick<Db, 'query'>): Promise<void> {
  await db.query(adopt, [TeslimatKaydedildi.topic]);
}
