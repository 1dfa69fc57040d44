import type { Db } from '@kervan/database';
import { RowSet } from './row-set.js';

/** A row of `event`. */
export interface EventRow {
  readonly day: string;
  readonly eventId: string;
  readonly correlationId: string;
  readonly causationId: string | null;
  readonly traceId: string | null;
  readonly type: string;
  readonly source: string;
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly key: string;
  readonly epoch: number | null;
  readonly sequence: number | null;
  readonly workOrderNo: string | null;
  readonly occurredAt: string;
  readonly appendedAt: string;
  /** JSON text of ForeignIds. */
  readonly original: string | null;
}

const set = new RowSet<EventRow>({
  day: 'day date',
  eventId: 'event_id uuid',
  correlationId: 'correlation_id uuid',
  causationId: 'causation_id uuid',
  traceId: 'trace_id uuid',
  type: 'type text',
  source: 'source text',
  topic: 'topic text',
  partition: 'partition integer',
  offset: 'offset bigint',
  key: 'key text',
  epoch: 'epoch integer',
  sequence: 'sequence bigint',
  workOrderNo: 'work_order_no text',
  occurredAt: 'occurred_at timestamptz',
  appendedAt: 'appended_at timestamptz',
  original: 'original jsonb',
});

// A publisher that was not answered sends again: of several places of an event the first one counts.
const insert = `
  INSERT INTO event (${set.names}) ${set.rows}
  ON CONFLICT (event_id, day) DO UPDATE SET (${set.names}) = ROW (${set.names
    .split(', ')
    .map((name) => `excluded.${name}`)
    .join(', ')})
  WHERE (excluded.topic, excluded.partition, excluded."offset") < (event.topic, event.partition, event."offset")`;

/** Writes what was witnessed, in one statement; whatever is known already changes nothing. */
export async function writeEvents(db: Pick<Db, 'query'>, rows: readonly EventRow[]): Promise<void> {
  if (rows.length > 0) await db.query(insert, set.parameters(firstPlaces(rows)));
}

function firstPlaces(rows: readonly EventRow[]): EventRow[] {
  const first = new Map<string, EventRow>();
  for (const row of rows) {
    const name = `${row.eventId} ${row.day}`;
    const known = first.get(name);
    if (!known || isBefore(row, known)) first.set(name, row);
  }
  return [...first.values()];
}

function isBefore(a: EventRow, b: EventRow): boolean {
  if (a.topic !== b.topic) return a.topic < b.topic;
  return a.partition === b.partition ? a.offset < b.offset : a.partition < b.partition;
}
