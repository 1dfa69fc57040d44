import { DATAREF, toHeaders, type Sequence } from '@kervan/contracts';
import type { Statement } from '@kervan/database';
import { laneOf } from '../lane.js';
import type { PendingEvent } from './pending-event.js';

/** Ids rise in publish order: they are drawn above the sort. */
const sql = `
  INSERT INTO outbox (lane, event_id, topic, key, sequence, headers, payload)
  SELECT lane, event_id, topic, key, sequence, headers, payload
  FROM unnest($1::smallint[], $2::uuid[], $3::text[], $4::text[], $5::bigint[], $6::text[], $7::text[])
    WITH ORDINALITY AS event (lane, event_id, topic, key, sequence, headers, payload, ord)
  ORDER BY ord`;

/** The last statement of a unit of work: all its events, ready to send. */
export function outboxInsert(
  events: readonly PendingEvent[],
  sequences: readonly (Sequence | null)[],
): Statement {
  const headers = events.map(({ envelope, dataref }, index) => {
    const all = toHeaders({ ...envelope, sequence: sequences[index] ?? null });
    return JSON.stringify(dataref === undefined ? all : { ...all, [DATAREF]: dataref });
  });
  const parameters = [
    events.map(({ envelope }) => laneOf(envelope.key)),
    events.map(({ envelope }) => envelope.id),
    events.map(({ topic }) => topic),
    events.map(({ envelope }) => envelope.key),
    sequences.map((sequence) => sequence?.number ?? null),
    headers,
    events.map(({ payload }) => payload),
  ];
  return { sql, parameters };
}
