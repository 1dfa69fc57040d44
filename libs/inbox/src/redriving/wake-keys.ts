import type { Db } from '@kervan/database';
import type { ParkedKey } from '../retrying/parked-head.js';

/** What follows a head that was done is due by itself after this time, should nobody go on with the key before. */
const LEFT_ALONE_MS = 60_000;

/** What waits behind the head is due. Need not be awaited. */
export function wakeKey(
  db: Pick<Db, 'query'>,
  consumer: string,
  { topic, key }: ParkedKey,
  inMs = 0,
): Promise<unknown> {
  return db.query(
    `UPDATE parked_claim SET state = 'RETRY', due_at = clock_timestamp() + $4::integer * interval '1 millisecond'
     WHERE consumer = $1 AND topic = $2 AND key = $3`,
    [consumer, topic, key, inMs],
  );
}

/** For a key with which somebody will go on soon, and if that one ends, the retry worker will. */
export function wakeKeyLater(db: Pick<Db, 'query'>, consumer: string, key: ParkedKey): Promise<unknown> {
  return wakeKey(db, consumer, key, LEFT_ALONE_MS);
}

/** The keys that a job began and does not finish: what follows is due now. */
export function wakeLeftKeys(db: Pick<Db, 'query'>, consumer: string, jobId: string): Promise<unknown> {
  return db.query(
    `UPDATE parked_claim AS claim SET due_at = clock_timestamp()
     FROM redrive_item AS item
     WHERE item.job_id = $2 AND item.state = 'WAITING' AND item.handled > 0 AND claim.consumer = $1
       AND claim.topic = item.topic AND claim.key = item.key AND claim.state = 'RETRY'`,
    [consumer, jobId],
  );
}
