import type { Db } from '@kervan/database';
import type { Refusal } from './refusal.js';

const columns = 'topic, key, lane, code, reason, refused_id AS "refusedId", state';

const all = `SELECT ${columns} FROM outbox_held_key WHERE lane = ANY($1)`;

const releasing = `
  SELECT ${columns} FROM outbox_held_key WHERE state = 'RELEASING' AND lane = ANY($1) ORDER BY lane, held_at LIMIT $2`;

/** The held keys of some lanes. Only the lanes' owner adds and removes them, operators change their state. */
export function loadHeldKeys(db: Pick<Db, 'query'>, lanes: readonly number[]): Promise<Refusal[]> {
  return db.query<Refusal>(all, [lanes]);
}

/** Those of them that an operator released, up to a limit. */
export function loadReleasedKeys(
  db: Pick<Db, 'query'>,
  lanes: readonly number[],
  limit: number,
): Promise<Refusal[]> {
  return db.query<Refusal>(releasing, [lanes, limit]);
}
