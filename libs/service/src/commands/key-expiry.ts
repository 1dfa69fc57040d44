import type { Database } from '@kervan/database';
import type { Logger } from '@kervan/observability';
import { Periodic } from '../periodic/periodic.js';

const EVERY_MS = 60_000;

/** Deletes idempotency keys that are older than a day. */
export class KeyExpiry extends Periodic {
  constructor(database: Database, logger: Logger) {
    super({
      name: 'expiry of idempotency keys',
      everyMs: EVERY_MS,
      round: () => deleteExpired(database),
      logger,
    });
  }
}

/**
 * Deletes the oldest expired keys; those another instance is deleting are its.
 *
 * @param most rows of one statement.
 * @returns whether there may be more.
 */
export async function deleteExpired(database: Pick<Database, 'query'>, most = 1000): Promise<boolean> {
  const deleted = await database.query(
    `DELETE FROM idempotency_key WHERE key = ANY (ARRAY(
       SELECT key FROM idempotency_key
       WHERE created_at < clock_timestamp() - interval '1 day'
       ORDER BY created_at LIMIT $1 FOR UPDATE SKIP LOCKED))
     RETURNING created_at`,
    [most],
  );
  return deleted.length === most;
}
