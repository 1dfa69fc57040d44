import type { Db } from '@kervan/database';
import type { ParkedHead, ParkedPosition } from '../retrying/parked-head.js';

/** Parked keys whose heads failed in the same way. */
export interface ParkedGroup {
  readonly fingerprint: string;
  readonly code: string;
  /** Type of one of the heads. */
  readonly type: string;
  readonly keys: number;
  /** All that is parked with these keys. */
  readonly events: number;
  /** Of the heads: how many wait for an operator. */
  readonly dead: number;
  /** UTC, ISO 8601: since when the first of them is parked. */
  readonly oldest: string;
}

/** The first event of each key that failed, by key; `fingerprint` narrows it. */
const heads = `
  SELECT head.* FROM parked_event AS head
  WHERE head.consumer = $1 AND head.fingerprint IS NOT NULL AND NOT EXISTS (
    SELECT FROM parked_event AS before
    WHERE before.consumer = head.consumer AND before.topic = head.topic AND before.key = head.key
      AND (before.epoch, before.sequence, before.event_id) < (head.epoch, head.sequence, head.event_id))`;

const iso = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const waiting = `
  SELECT count(*) AS events, max(epoch) AS "lastEpoch", (max(ARRAY[epoch, sequence]))[2] AS "lastSequence"
  FROM parked_event AS event
  WHERE event.consumer = head.consumer AND event.topic = head.topic AND event.key = head.key`;

/** Groups by fingerprint, in its order. @throws KervanError DATABASE_UNAVAILABLE */
export function parkedGroups(
  db: Pick<Db, 'query'>,
  consumer: string,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<ParkedGroup[]> {
  return db.query<ParkedGroup>(
    `SELECT fingerprint, min(error_code) AS code, min(event_type) AS type, count(*)::integer AS keys,
       sum(waiting.events)::integer AS events, (count(*) FILTER (WHERE state = 'DEAD'))::integer AS dead,
       ${iso('min(parked_at)')} AS oldest
     FROM (${heads} AND head.fingerprint > $2) AS head CROSS JOIN LATERAL (${waiting}) AS waiting
     GROUP BY fingerprint ORDER BY fingerprint LIMIT $3`,
    [consumer, after ?? '', limit],
  );
}

/** A parked key: its head, and what waits with it. */
export interface ParkedKeyView {
  readonly topic: string;
  readonly key: string;
  readonly head: ParkedPosition;
  readonly type: string;
  readonly state: ParkedHead['state'];
  readonly attempts: number;
  readonly redrives: number;
  readonly code: string | null;
  readonly fingerprint: string | null;
  readonly events: number;
  readonly last: { readonly epoch: number; readonly sequence: number };
  readonly parkedAt: string;
}

type KeyRow = Omit<ParkedKeyView, 'head' | 'last'> & {
  readonly epoch: number;
  readonly sequence: number;
  readonly eventId: string;
  readonly lastEpoch: number;
  readonly lastSequence: number;
};

/** Keys whose heads carry a fingerprint, by topic and key. @throws KervanError DATABASE_UNAVAILABLE */
export async function parkedKeys(
  db: Pick<Db, 'query'>,
  consumer: string,
  query: {
    readonly fingerprint?: string | undefined;
    readonly after?: { readonly topic: string; readonly key: string } | undefined;
    readonly limit: number;
  },
): Promise<ParkedKeyView[]> {
  const { fingerprint = null, after, limit } = query;
  const rows = await db.query<KeyRow>(
    `SELECT topic, key, epoch, sequence, event_id AS "eventId", event_type AS type, state, attempts, redrives,
       error_code AS code, fingerprint, ${iso('parked_at')} AS "parkedAt", waiting.*
     FROM (${heads} AND ($2::text IS NULL OR head.fingerprint = $2) AND (head.topic, head.key) > ($3, $4)
       ORDER BY head.topic, head.key LIMIT $5) AS head
     CROSS JOIN LATERAL (${waiting}) AS waiting ORDER BY topic, key`,
    [consumer, fingerprint, after?.topic ?? '', after?.key ?? '', limit],
  );
  return rows.map(({ epoch, sequence, eventId, lastEpoch, lastSequence, ...key }) => ({
    ...key,
    head: { epoch, sequence, eventId },
    last: { epoch: lastEpoch, sequence: lastSequence },
  }));
}
