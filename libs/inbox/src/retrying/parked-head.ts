import type { Headers } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import type { IncomingRecord } from '@kervan/messaging';
import { z } from 'zod';
import { overriddenRecord } from '../reading/overridden-record.js';
import { clearStarts } from './head-start.js';

/** A parked key that is worked at. */
export interface ParkedKey {
  readonly topic: string;
  readonly key: string;
  readonly partition: number;
  /** How many processes had begun its head and not told how that went, when the key was read; default 0. */
  readonly started?: number;
}

/** Which event of a parked key; events of a key are ordered by it. */
export interface ParkedPosition {
  readonly epoch: number;
  readonly sequence: number;
  readonly eventId: string;
}

/** The first event of a parked key: the only one that may be tried. */
export interface ParkedHead extends ParkedPosition {
  readonly state: 'WAITING' | 'RETRY' | 'GAP' | 'DEAD';
  readonly attempts: number;
  /** How often operators had it tried since it was parked or edited. */
  readonly redrives: number;
  readonly parkedMs: number;
  /** With the payload that an operator gave it, where one did. */
  readonly record: IncomingRecord;
}

type Row = Omit<ParkedHead, 'record'> & {
  readonly offset: number;
  readonly timestamp: number;
  readonly headers: string;
  readonly payload: string | null;
  readonly edited: boolean;
  readonly override: string | null;
};

/** Null for a key without events. */
export async function readHead(
  db: Db,
  consumer: string,
  { topic, key, partition }: ParkedKey,
): Promise<ParkedHead | null> {
  const [row] = await db.query<Row>(
    `SELECT event.epoch, event.sequence, event.event_id AS "eventId", event.state, event.attempts, event.redrives,
       event.record_offset AS "offset", event.record_time AS "timestamp", event.headers, event.payload,
       (extract(epoch FROM clock_timestamp() - event.parked_at) * 1000)::bigint AS "parkedMs",
       override.event_id IS NOT NULL AS edited, override.payload AS override
     FROM parked_event AS event LEFT JOIN event_override AS override USING (consumer, topic, event_id)
     WHERE consumer = $1 AND topic = $2 AND key = $3
     ORDER BY event.epoch, event.sequence, event.event_id LIMIT 1`,
    [consumer, topic, key],
  );
  if (!row) return null;
  const { offset, timestamp, headers, payload, edited, override, ...head } = row;
  const record = { topic, partition, offset, key, timestamp, headers: parsed(headers), value: payload };
  return { ...head, record: edited ? overriddenRecord(record, override) : record };
}

/** Takes out the head after it took effect; the next one is begun anew. */
export function deleteHead(
  db: Db,
  consumer: string,
  { topic, key }: ParkedKey,
  head: ParkedPosition,
): Promise<unknown> {
  void clearStarts(db, consumer, { topic, key });
  return db.query(
    `DELETE FROM parked_event
     WHERE consumer = $1 AND topic = $2 AND key = $3 AND epoch = $4 AND sequence = $5 AND event_id = $6`,
    [consumer, topic, key, head.epoch, head.sequence, head.eventId],
  );
}

const headersText = z.record(z.string(), z.string());

function parsed(text: string): Headers {
  return headersText.parse(JSON.parse(text));
}
