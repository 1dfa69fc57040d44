import type { Db } from '@kervan/database';

/** Any fixed number. */
const OPENINGS = 7_030_001;

/**
 * One opening at a time, and none beside a transaction that reads stock, until the transaction ends. The version of a
 * product is the sum over its items: whoever does not see an item that is being opened would tell a version that somebody
 * else tells of another level.
 */
export async function openAlone(db: Db): Promise<void> {
  await db.query('SELECT pg_advisory_xact_lock($1)', [OPENINGS]);
}

/** The other side of {@link openAlone}, for a transaction that reads stock: any number of them at once. */
export async function beforeNextOpening(db: Db): Promise<void> {
  await db.query('SELECT pg_advisory_xact_lock_shared($1)', [OPENINGS]);
}
