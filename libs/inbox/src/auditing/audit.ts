import type { Db } from '@kervan/database';
import { entryHash } from './entry-hash.js';

/** What somebody did to the flow of events. No payloads and no personal data: ids, counts, fingerprints, hashes. */
export interface AuditEntry {
  /** Name of the caller's token; `system` for what a service does by itself. At most 200 characters. */
  readonly actor: string;
  /** `redrive.created`; at most 100 characters. */
  readonly action: string;
  /** What it was done to: a job's id, `topic/key`, a lane; of a longer one the first 1,000 characters. */
  readonly subject: string;
  /** Text of the operator, at most 500 characters; null where none is asked for. */
  readonly reason: string | null;
  /** At most 10,000 characters as JSON. */
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
}

const LONGEST_SUBJECT = 1000;

/** Any fixed number: one transaction at a time adds to the chain. */
const AUDIT_LOCK = 4_711_002;

/**
 * Adds an entry to the hash chain of this database, in the caller's transaction: nothing is done without its entry, and
 * no entry stays of what was rolled back. Need not be awaited. Audits wait for each other's COMMIT, so it should be the
 * last that a transaction does, and after every other lock.
 */
export function audit(
  db: Pick<Db, 'query'>,
  { actor, action, subject, reason, details = {} }: AuditEntry,
): Promise<unknown> {
  // Two statements: the second must see what the lock waited for.
  void db.query('SELECT pg_advisory_xact_lock($1)', [AUDIT_LOCK]);
  return db.query(
    `INSERT INTO operator_audit (no, at, actor, action, subject, reason, details, previous, hash)
     SELECT entry.*, ${entryHash} FROM (
       SELECT coalesce(last.no, 0) + 1 AS no, clock_timestamp() AS at, $1::text AS actor, $2::text AS action,
         $3::text AS subject, $4::text AS reason, $5::text AS details, coalesce(last.hash, '') AS previous
       FROM (SELECT 1) AS always LEFT JOIN (SELECT no, hash FROM operator_audit ORDER BY no DESC LIMIT 1) AS last ON true
     ) AS entry`,
    [actor, action, subject.slice(0, LONGEST_SUBJECT), reason, JSON.stringify(details)],
  );
}
