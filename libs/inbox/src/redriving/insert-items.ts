import type { Db } from '@kervan/database';
import type { ParkedPosition } from '../retrying/parked-head.js';

/** How much a new job is about. */
export interface InsertedItems {
  readonly items: number;
  readonly events: number;
}

interface ShownKey {
  readonly topic: string;
  readonly key: string;
  readonly head: ParkedPosition;
}

const columns = `job_id, no, topic, key, partition, epoch, sequence, event_id, last_epoch, last_sequence, events, state`;

/** How far a parked key goes now, and how much it holds. */
const extent = `
  SELECT max(epoch) AS last_epoch, (max(ARRAY[epoch, sequence]))[2] AS last_sequence, count(*)::integer AS events
  FROM parked_event AS event
  WHERE event.consumer = parked.consumer AND event.topic = parked.topic AND event.key = parked.key`;

const counted = `SELECT count(*)::integer AS items, coalesce(sum(events), 0)::integer AS events FROM inserted`;

/** Keys that are not parked any more have changed already. */
export function insertItemsOfKeys(
  db: Db,
  consumer: string,
  jobId: string,
  keys: readonly ShownKey[],
): Promise<InsertedItems> {
  return inserted(
    db,
    `SELECT $2::uuid, shown.no, shown.topic, shown.key, coalesce(parked.partition, 0), shown.epoch, shown.sequence,
       shown.event_id, coalesce(extent.last_epoch, shown.epoch), coalesce(extent.last_sequence, shown.sequence),
       coalesce(extent.events, 0), CASE WHEN parked.key IS NULL THEN 'CHANGED' ELSE 'WAITING' END
     FROM unnest($3::text[], $4::text[], $5::integer[], $6::bigint[], $7::text[]) WITH ORDINALITY
       AS shown (topic, key, epoch, sequence, event_id, no)
     LEFT JOIN parked_key AS parked ON parked.consumer = $1 AND parked.topic = shown.topic AND parked.key = shown.key
     LEFT JOIN LATERAL (${extent}) AS extent ON parked.key IS NOT NULL`,
    [
      consumer,
      jobId,
      keys.map(({ topic }) => topic),
      keys.map(({ key }) => key),
      keys.map(({ head }) => head.epoch),
      keys.map(({ head }) => head.sequence),
      keys.map(({ head }) => head.eventId),
    ],
  );
}

/** All keys whose head carries the fingerprint now. */
export function insertItemsOfFingerprint(
  db: Db,
  consumer: string,
  jobId: string,
  fingerprint: string,
): Promise<InsertedItems> {
  return inserted(
    db,
    `SELECT $2::uuid, row_number() OVER (ORDER BY head.topic, head.key), head.topic, head.key, head.partition, head.epoch,
       head.sequence, head.event_id, extent.last_epoch, extent.last_sequence, extent.events, 'WAITING'
     FROM parked_event AS head
     JOIN parked_key AS parked USING (consumer, topic, key)
     CROSS JOIN LATERAL (${extent}) AS extent
     WHERE head.consumer = $1 AND head.fingerprint = $3 AND NOT EXISTS (
       SELECT FROM parked_event AS before
       WHERE before.consumer = head.consumer AND before.topic = head.topic AND before.key = head.key
         AND (before.epoch, before.sequence, before.event_id) < (head.epoch, head.sequence, head.event_id))`,
    [consumer, jobId, fingerprint],
  );
}

/** One event, wherever it stands in its key. */
export function insertItemOfEvent(
  db: Db,
  consumer: string,
  jobId: string,
  { topic, key, position }: { topic: string; key: string; position: ParkedPosition },
): Promise<InsertedItems> {
  return inserted(
    db,
    `SELECT $2::uuid, 1, topic, key, partition, epoch, sequence, event_id, epoch, sequence, 1, 'WAITING'
     FROM parked_event WHERE consumer = $1 AND topic = $3 AND key = $4 AND epoch = $5 AND sequence = $6 AND event_id = $7`,
    [consumer, jobId, topic, key, position.epoch, position.sequence, position.eventId],
  );
}

/** ONE statement, whatever the number of keys. */
async function inserted(db: Db, rows: string, parameters: readonly unknown[]): Promise<InsertedItems> {
  const [count] = await db.query<InsertedItems>(
    `WITH inserted AS (INSERT INTO redrive_item (${columns}) ${rows} RETURNING events) ${counted}`,
    parameters,
  );
  return count ?? { items: 0, events: 0 };
}
