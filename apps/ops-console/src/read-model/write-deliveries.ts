import type { Db } from '@kervan/database';
import type { DeliveryRow } from './delivery-row.js';
import { merged, MOST_DUPLICATES } from './merged-deliveries.js';
import { RowSet } from './row-set.js';

/** How the row travels: arrays as PostgreSQL writes them. */
type Sent = Omit<DeliveryRow, 'duplicates'> & { readonly duplicates: string | null };

const set = new RowSet<Sent>({
  day: 'day date',
  eventId: 'event_id uuid',
  consumer: 'consumer text',
  topic: 'topic text',
  partition: 'partition integer',
  offset: 'offset bigint',
  type: 'type text',
  key: 'key text',
  state: 'state text',
  score: 'score integer',
  attempts: 'attempts integer',
  durationMs: 'duration_ms real',
  firstAt: 'first_at timestamptz',
  lastAt: 'last_at timestamptz',
  failedAt: 'failed_at timestamptz',
  fingerprint: 'fingerprint text',
  duplicates: 'duplicates bigint[]',
  touched: 'touched jsonb',
});

// The same rules as in `mergedDelivery`: every column is the greatest or least of what was told, so order, repeats and
// the cut into statements change nothing. LEAST and GREATEST pass over NULL.
const upsert = `
  INSERT INTO delivery AS known (${set.names}) ${set.rows}
  ON CONFLICT (event_id, consumer, day) DO UPDATE SET
    topic = LEAST(known.topic, excluded.topic),
    partition = LEAST(known.partition, excluded.partition),
    "offset" = LEAST(known."offset", excluded."offset"),
    type = LEAST(known.type, excluded.type),
    key = LEAST(known.key, excluded.key),
    attempts = GREATEST(known.attempts, excluded.attempts),
    first_at = LEAST(known.first_at, excluded.first_at),
    (state, score, last_at, duration_ms, touched) = (
      SELECT told.* FROM (VALUES
        (known.state, known.score, known.last_at, known.duration_ms, known.touched),
        (excluded.state, excluded.score, excluded.last_at, excluded.duration_ms, excluded.touched)
      ) AS told (state, score, last_at, duration_ms, touched)
      ORDER BY told.score DESC, told.last_at DESC LIMIT 1),
    (failed_at, fingerprint) = (
      SELECT failed.* FROM (VALUES
        (known.failed_at, known.fingerprint), (excluded.failed_at, excluded.fingerprint)
      ) AS failed (failed_at, fingerprint)
      ORDER BY failed.failed_at DESC NULLS LAST, failed.fingerprint DESC LIMIT 1),
    duplicates = (
      SELECT array_agg(place ORDER BY place) FROM (
        SELECT DISTINCT place FROM unnest(known.duplicates || excluded.duplicates) AS place
        ORDER BY place LIMIT ${MOST_DUPLICATES}) AS places),
    seen_at = excluded.seen_at`;

/** Merges what receipts told into what is known, in one statement. */
export async function writeDeliveries(db: Pick<Db, 'query'>, rows: readonly DeliveryRow[]): Promise<void> {
  if (rows.length === 0) return;
  const sent = merged(rows).map(({ duplicates, ...row }): Sent => ({
    ...row,
    duplicates: duplicates.length === 0 ? null : `{${duplicates.join(',')}}`,
  }));
  await db.query(upsert, set.parameters(sent));
}
