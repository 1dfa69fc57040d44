import type { Db } from '@kervan/database';
import type { Failure } from '../failures/failure.js';
import type { ParkedHead, ParkedKey } from './parked-head.js';

/** Records why the head was not handled and when it is due again; gives the key back. */
export async function failHead(
  db: Db,
  consumer: string,
  { topic, key }: ParkedKey,
  head: ParkedHead,
  failure: Failure,
  attempts: number,
  dueInMs: number | null,
): Promise<void> {
  void db.query(
    `UPDATE parked_event SET state = $7, attempts = $8, error_code = $9, fingerprint = $10, error = $11
     WHERE consumer = $1 AND topic = $2 AND key = $3 AND epoch = $4 AND sequence = $5 AND event_id = $6`,
    [
      consumer,
      topic,
      key,
      head.epoch,
      head.sequence,
      head.eventId,
      failure.state,
      attempts,
      failure.code,
      failure.fingerprint,
      failure.message,
    ],
  );
  await db.query(
    `UPDATE parked_claim SET state = $4, due_at = clock_timestamp() + $5::integer * interval '1 millisecond',
       owner = NULL, lease_until = NULL, started = 0, started_by = NULL
     WHERE consumer = $1 AND topic = $2 AND key = $3`,
    [consumer, topic, key, failure.state, dueInMs],
  );
}
