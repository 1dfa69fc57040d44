import type { Db } from '@kervan/database';

/** Any fixed number. */
const PERIODS = 7_020_001;

/**
 * One closing at a time, and none beside a transaction that posts, until the transaction ends. Whoever asks later waits
 * behind it, so that a closing is not put off by postings without end.
 */
export async function closeAlone(db: Db): Promise<void> {
  await db.query('SELECT pg_advisory_xact_lock($1)', [PERIODS]);
}

/** The other side of {@link closeAlone}, for a transaction that posts: any number of them at once. */
export async function beforeNextClosing(db: Db): Promise<void> {
  await db.query('SELECT pg_advisory_xact_lock_shared($1)', [PERIODS]);
}
