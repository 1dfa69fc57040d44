import { DATAREF, toHeaders } from '@kervan/contracts';
import type { Statement } from '@kervan/database';
import { laneOf } from '../lane.js';
import type { PendingEvent } from './pending-event.js';

/**
 * Counters are raised in one order by all, and all before the first id is drawn: whoever waits for a counter has drawn
 * nothing yet, so that of one key the ids rise with the sequence. Ids rise in publish order: they are drawn above the
 * sort. The digits are those of `formatSequence`.
 */
const sql = `
  WITH event AS MATERIALIZED (
    SELECT lane, event_id, topic COLLATE "C" AS topic, key COLLATE "C" AS key, followers, headers, payload, ord
    FROM unnest($1::smallint[], $2::uuid[], $3::text[], $4::text[], $5::int[], $6::text[], $7::text[])
      WITH ORDINALITY AS event (lane, event_id, topic, key, followers, headers, payload, ord)
  ), raised AS (
    INSERT INTO outbox_sequence AS known (topic, key, last)
    SELECT topic, key, count(*) FROM event WHERE followers IS NOT NULL GROUP BY topic, key ORDER BY topic, key
    ON CONFLICT (topic, key) DO UPDATE SET last = known.last + excluded.last
    RETURNING topic, key, last
  ), placed AS (
    SELECT event.*, last - followers AS sequence FROM event LEFT JOIN raised USING (topic, key)
  )
  INSERT INTO outbox (lane, event_id, topic, key, sequence, headers, payload)
  SELECT lane, event_id, topic, key, sequence,
    CASE WHEN sequence IS NULL THEN headers ELSE '{"ce_sequence":"' || (SELECT lpad(epoch::text, 4, '0') FROM outbox_meta)
      || lpad(sequence::text, 16, '0') || '",' || substr(headers, 2) END, payload
  FROM placed ORDER BY ord`;

/** The last statement of a unit of work: all its events, each with its place among those of its key, ready to send. */
export function outboxInsert(events: readonly PendingEvent[]): Statement {
  const headers = events.map(({ envelope, dataref }) => {
    const all = toHeaders({ ...envelope, sequence: null });
    return JSON.stringify(dataref === undefined ? all : { ...all, [DATAREF]: dataref });
  });
  const parameters = [
    events.map(({ envelope }) => laneOf(envelope.key)),
    events.map(({ envelope }) => envelope.id),
    events.map(({ topic }) => topic),
    events.map(({ envelope }) => envelope.key),
    followers(events),
    headers,
    events.map(({ payload }) => payload),
  ];
  return { sql, parameters };
}

/** How many events of its key come after each one; null for unsequenced events. */
function followers(events: readonly PendingEvent[]): (number | null)[] {
  const counts = new Map<string, number>();
  return events
    .toReversed()
    .map(({ topic, sequenced, envelope: { key } }) => {
      if (!sequenced) return null;
      // Topic names hold no space.
      const address = `${topic} ${key}`;
      const count = counts.get(address) ?? 0;
      counts.set(address, count + 1);
      return count;
    })
    .reverse();
}
