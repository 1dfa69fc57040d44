import type { Db } from '@kervan/database';
import { entryHash } from './entry-hash.js';

/** Whether the chain of a database's audit is whole. */
export interface AuditVerdict {
  readonly entries: number;
  /** Hash of the last entry: kept elsewhere, it also proves that none was cut off the end. Null without entries. */
  readonly head: string | null;
  /** Number of the first entry that was changed, or before which one is missing; null: the chain is whole. */
  readonly broken: number | null;
}

/** Computes every hash anew. @throws KervanError DATABASE_UNAVAILABLE */
export async function verifyAudit(db: Pick<Db, 'query'>): Promise<AuditVerdict> {
  const [verdict] = await db.query<AuditVerdict>(
    `WITH chain AS (
       SELECT no, hash, no = lag(no, 1, 0::bigint) OVER numbered + 1
         AND previous = lag(hash, 1, '') OVER numbered AND hash = ${entryHash} AS whole
       FROM operator_audit AS entry WINDOW numbered AS (ORDER BY no)
     )
     SELECT count(*) AS entries, min(no) FILTER (WHERE NOT whole) AS broken,
       (SELECT hash FROM operator_audit ORDER BY no DESC LIMIT 1) AS head
     FROM chain`,
  );
  return verdict ?? { entries: 0, head: null, broken: null };
}
