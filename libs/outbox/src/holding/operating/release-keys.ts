import type { Db } from '@kervan/database';
import type { KeyAddress } from '../held-key.js';

/** Which held keys: those to which everything given applies. */
export interface ReleaseFilter {
  readonly topic?: string | undefined;
  readonly key?: string | undefined;
  /** Code of the error for which they are held. */
  readonly code?: string | undefined;
}

const sql = `
  UPDATE outbox_held_key SET state = 'RELEASING'
  WHERE state = 'HELD' AND ($1::text IS NULL OR topic = $1) AND ($2::text IS NULL OR key = $2)
    AND ($3::text IS NULL OR code = $3)
  RETURNING topic, key`;

/**
 * Has the publisher publish what is held of these keys, in order, then what came later; returns the keys. Asked again
 * while that goes on it changes nothing.
 */
export function releaseKeys(db: Db, { topic, key, code }: ReleaseFilter): Promise<KeyAddress[]> {
  return db.query<KeyAddress>(sql, [topic ?? null, key ?? null, code ?? null]);
}
