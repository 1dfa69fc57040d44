import { randomUUID } from 'node:crypto';
import type { Db, Statement } from '@kervan/database';
import type { ParkedKey } from './parked-head.js';

/** So often, beside the two times in its chunk, may an event be begun by processes that end with it. */
export const MOST_ENDED = 3;

/** Every worker of this process notes under one name. */
const thisProcess = randomUUID();

/** Commits by itself, without waiting for the disk: it must outlive this process, not the server. */
const sql = `
  WITH quick AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true))
  UPDATE parked_claim
  SET started = started + CASE WHEN started_by = $4 THEN 0 ELSE 1 END, started_by = $4
  FROM quick WHERE consumer = $1 AND topic = $2 AND key = $3`;

/**
 * Notes that a process is about to try the head of a parked key, before the transaction begins. Whoever records how it
 * went takes the note away, so what stays tells how many processes ended with this head.
 */
export function headStart(consumer: string, { topic, key }: ParkedKey): Statement {
  return { sql, parameters: [consumer, topic, key, thisProcess] };
}

/** Takes away the notes of all: it is known how the head goes. Need not be awaited. */
export function clearStarts(
  db: Pick<Db, 'query'>,
  consumer: string,
  { topic, key }: Pick<ParkedKey, 'topic' | 'key'>,
): Promise<unknown> {
  return db.query(
    `UPDATE parked_claim SET started = 0, started_by = NULL
     WHERE consumer = $1 AND topic = $2 AND key = $3 AND started > 0`,
    [consumer, topic, key],
  );
}

/** Takes away this process's own note: it survived, and nothing is recorded of the head. Need not be awaited. */
export function forgetStart(
  db: Pick<Db, 'query'>,
  consumer: string,
  { topic, key }: Pick<ParkedKey, 'topic' | 'key'>,
): Promise<unknown> {
  return db.query(
    `UPDATE parked_claim SET started = started - 1, started_by = NULL
     WHERE consumer = $1 AND topic = $2 AND key = $3 AND started_by = $4 AND started > 0`,
    [consumer, topic, key, thisProcess],
  );
}
