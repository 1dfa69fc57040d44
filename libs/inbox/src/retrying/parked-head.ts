import type { Headers } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import type { IncomingRecord } from '@kervan/messaging';
import { z } from 'zod';

/** A parked key that this worker has leased. */
export interface ParkedKey {
  readonly topic: string;
  readonly key: string;
  readonly partition: number;
}

/** The first event of a parked key: the only one that may be tried. */
export interface ParkedHead {
  readonly epoch: number;
  readonly sequence: number;
  readonly eventId: string;
  readonly state: 'WAITING' | 'RETRY' | 'GAP' | 'DEAD';
  readonly attempts: number;
  readonly parkedMs: number;
  readonly record: IncomingRecord;
}

type Row = Omit<ParkedHead, 'record'> & {
  readonly offset: number;
  readonly timestamp: number;
  readonly headers: string;
  readonly payload: string | null;
};

export async function readHead(
  db: Db,
  consumer: string,
  { topic, key, partition }: ParkedKey,
): Promise<ParkedHead | null> {
  const [row] = await db.query<Row>(
    `SELECT epoch, sequence, event_id AS "eventId", state, attempts, record_offset AS "offset",
       record_time AS "timestamp", headers, payload,
       (extract(epoch FROM clock_timestamp() - parked_at) * 1000)::bigint AS "parkedMs"
     FROM parked_event WHERE consumer = $1 AND topic = $2 AND key = $3
     ORDER BY epoch, sequence, event_id LIMIT 1`,
    [consumer, topic, key],
  );
  if (!row) return null;
  const { offset, timestamp, headers, payload, ...head } = row;
  return {
    ...head,
    record: { topic, partition, offset, key, timestamp, headers: parsed(headers), value: payload },
  };
}

/** Takes out the head after it took effect. */
export function deleteHead(
  db: Db,
  consumer: string,
  { topic, key }: ParkedKey,
  head: ParkedHead,
): Promise<unknown> {
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
