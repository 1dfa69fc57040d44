import type { Db } from '@kervan/database';
import type { HeldState, KeyAddress } from '../held-key.js';

/** A held key as operators see it. */
export interface HeldKeyView extends KeyAddress {
  readonly state: HeldState;
  /** Why the broker refused an event of it. */
  readonly code: string;
  readonly reason: string;
  /** The event that was refused; null when it was published since, while the key was released. */
  readonly refusedEventId: string | null;
  readonly heldAt: Date;
  /** Events that wait. */
  readonly rows: number;
  /** Age of the oldest of them; null when there is none. */
  readonly oldestSeconds: number | null;
}

const sql = `
  SELECT topic, key, state, code, reason, held_at AS "heldAt",
    (SELECT event_id FROM outbox_held WHERE id = refused_id) AS "refusedEventId", held.rows, held."oldestSeconds"
  FROM (
    SELECT * FROM outbox_held_key WHERE (topic, key) > ($1, $2) ORDER BY topic, key LIMIT $3) AS page
  CROSS JOIN LATERAL (
    SELECT count(*) AS rows,
      extract(epoch FROM clock_timestamp() - min(created_at))::float8 AS "oldestSeconds"
    FROM outbox_held WHERE outbox_held.topic = page.topic AND outbox_held.key = page.key) AS held
  ORDER BY topic, key`;

/** Held keys in the order of topic and key. @param after the last one of the page before; null: the first page. */
export function listHeldKeys(
  db: Pick<Db, 'query'>,
  after: KeyAddress | null,
  limit: number,
): Promise<HeldKeyView[]> {
  return db.query<HeldKeyView>(sql, [after?.topic ?? '', after?.key ?? '', limit]);
}
