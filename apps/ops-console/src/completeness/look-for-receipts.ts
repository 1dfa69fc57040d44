import { TeslimatKaydedildi } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import { polled } from './adopt-polls.js';

/** Most offsets of one partition and consumer that are looked at in one go. */
const MOST_OFFSETS = 5_000;

/**
 * Receipts of a consumer come in the order of its events. So one is due once a later one came; and some time after the
 * consumer said that it has gone past, where nothing that old waits in its outbox.
 */
const look = `
  WITH polled AS (${polled}), reach AS MATERIALIZED (
    SELECT checked.consumer, topic, partition, checked.first_offset, checked.checked_offset,
      LEAST(witness.next_offset, checked.checked_offset + ${MOST_OFFSETS}, GREATEST(
        checked.checked_offset, stream.last_offset + 1,
        CASE WHEN checked.polled_at < clock_timestamp() - $1::double precision * interval '1 second'
          AND coalesce(polled.unpublished_seconds, 0) <= $1 THEN checked.polled_offset END)) AS upto,
      GREATEST(checked.first_offset - ${MOST_OFFSETS}, LEAST(checked.first_offset, stream.first_offset,
        CASE WHEN whole THEN polled.first_offset END)) AS since
    FROM stream_check AS checked
      JOIN read_position AS witness USING (topic, partition)
      LEFT JOIN stream USING (consumer, topic, partition)
      LEFT JOIN polled USING (consumer, topic, partition), (
      SELECT bool_and(first_offset = 0) AS whole FROM read_position WHERE topic = $2) AS receipts
  ), due AS MATERIALIZED (
    SELECT consumer, topic, partition, checked_offset AS "from", upto FROM reach WHERE upto > checked_offset
    UNION ALL
    SELECT consumer, topic, partition, since, first_offset FROM reach WHERE since < first_offset
  ), looked AS MATERIALIZED (
    SELECT due.consumer, event.*, told.event_id IS NULL AS missing
    FROM due CROSS JOIN LATERAL (
      SELECT event_id, day, topic, partition, "offset" FROM event
      WHERE topic = due.topic AND partition = due.partition AND "offset" >= due."from" AND "offset" < due.upto) AS event
    LEFT JOIN delivery AS told
      ON told.event_id = event.event_id AND told.consumer = due.consumer AND told.day = event.day
  ), noted AS (
    INSERT INTO missing_receipt (event_id, day, consumer, topic, partition, "offset")
    SELECT event_id, day, consumer, topic, partition, "offset" FROM looked WHERE missing ON CONFLICT DO NOTHING
  ), counted AS (
    INSERT INTO expected_delivery AS known (day, consumer, deliveries)
    SELECT day, consumer, count(*) FROM looked GROUP BY day, consumer
    ON CONFLICT (day, consumer) DO UPDATE SET deliveries = known.deliveries + excluded.deliveries
  )
  UPDATE stream_check AS checked
  SET checked_offset = GREATEST(checked.checked_offset, reach.upto), first_offset = LEAST(checked.first_offset, reach.since)
  FROM reach
  WHERE (checked.consumer, checked.topic, checked.partition) = (reach.consumer, reach.topic, reach.partition)
    AND (reach.upto > reach.checked_offset OR reach.since < reach.first_offset)
  RETURNING reach.upto = reach.checked_offset + ${MOST_OFFSETS} OR reach.first_offset - reach.since = ${MOST_OFFSETS} AS more`;

/** Receipts that were missing and came; also those of which the day was unknown. */
const heal = `
  DELETE FROM missing_receipt AS missing USING delivery AS told
  WHERE told.event_id = missing.event_id AND told.consumer = missing.consumer`;

/**
 * Looks for the receipt of every delivery that became due, and notes those that are missing.
 *
 * @param graceSeconds how long a receipt may take after its consumer said that it has gone past
 * @returns whether there is more to look at
 */
export async function lookForReceipts(db: Pick<Db, 'query'>, graceSeconds: number): Promise<boolean> {
  // How many deliveries are due is nothing the planner could know: few, and each is found by its key.
  await db.query(
    `SELECT set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)`,
  );
  const looked = await db.query<{ more: boolean }>(look, [graceSeconds, TeslimatKaydedildi.topic]);
  await db.query(heal);
  return looked.some(({ more }) => more);
}
