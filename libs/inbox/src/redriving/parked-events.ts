import type { Headers } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import type { IncomingRecord } from '@kervan/messaging';
import { z } from 'zod';
import type { ParkedHead, ParkedPosition } from '../retrying/parked-head.js';

/** An event of a parked key. */
export interface ParkedEvent extends ParkedPosition {
  readonly type: string;
  readonly state: ParkedHead['state'];
  readonly attempts: number;
  readonly redrives: number;
  readonly code: string | null;
  readonly fingerprint: string | null;
  /** UTC, ISO 8601. */
  readonly parkedAt: string;
  /** Whether an operator gave it another payload. */
  readonly edited: boolean;
  /** As it came, with the payload that it has now. */
  readonly record: IncomingRecord;
}

/** Which events of a key, in order. */
export interface ParkedEventQuery {
  /** Only this one. */
  readonly at?: ParkedPosition | undefined;
  /** Only those behind it. */
  readonly after?: ParkedPosition | undefined;
  readonly limit: number;
  /** Whether payloads, of up to some 800 KB each, are read too, default true; where not, they are null. */
  readonly payloads?: boolean;
}

type Row = Omit<ParkedEvent, 'record'> & {
  readonly partition: number;
  readonly offset: number;
  readonly timestamp: number;
  readonly headers: string;
  readonly payload: string | null;
};

/** @throws KervanError DATABASE_UNAVAILABLE */
export async function readParkedEvents(
  db: Pick<Db, 'query'>,
  consumer: string,
  { topic, key }: { readonly topic: string; readonly key: string },
  { at, after, limit, payloads = true }: ParkedEventQuery,
): Promise<ParkedEvent[]> {
  const from = at ?? after;
  const rows = await db.query<Row>(
    `SELECT epoch, sequence, event_id AS "eventId", event_type AS type, state, attempts, redrives, error_code AS code,
       fingerprint, to_char(parked_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "parkedAt",
       override.event_id IS NOT NULL AS edited, partition, record_offset AS "offset", record_time AS "timestamp", headers,
       CASE WHEN NOT $9 THEN NULL WHEN override.event_id IS NULL THEN event.payload ELSE override.payload END AS payload
     FROM parked_event AS event LEFT JOIN event_override AS override USING (consumer, topic, event_id)
     WHERE consumer = $1 AND topic = $2 AND key = $3
       AND ($4::text IS NULL
         OR ($4 = '=' AND (epoch, sequence, event_id) = ($5, $6, $7))
         OR ($4 = '>' AND (epoch, sequence, event_id) > ($5, $6, $7)))
     ORDER BY epoch, sequence, event_id LIMIT $8`,
    [
      consumer,
      topic,
      key,
      from ? (at ? '=' : '>') : null,
      from?.epoch ?? 0,
      from?.sequence ?? 0,
      from?.eventId ?? '',
      limit,
      payloads,
    ],
  );
  return rows.map(({ partition, offset, timestamp, headers, payload, ...event }) => ({
    ...event,
    record: { topic, partition, offset, key, timestamp, headers: parsed(headers), value: payload },
  }));
}

const headersText = z.record(z.string(), z.string());

function parsed(text: string): Headers {
  return headersText.parse(JSON.parse(text));
}
