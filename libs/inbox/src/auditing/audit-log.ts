import type { Db } from '@kervan/database';

/** An entry of the audit as it is told. */
export interface AuditedEntry {
  /** 1 for the first entry of the database. */
  readonly no: number;
  /** UTC, with microseconds. */
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly reason: string | null;
  readonly details: Record<string, string | number | boolean | null>;
  /** SHA-256 in hex over this entry and the hash of the one before. */
  readonly hash: string;
}

export interface AuditQuery {
  /** Only entries below this number. */
  readonly before?: number | undefined;
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly subject?: string | undefined;
  readonly limit: number;
}

/** Entries, newest first. @throws KervanError DATABASE_UNAVAILABLE */
export function auditLog(db: Pick<Db, 'query'>, query: AuditQuery): Promise<AuditedEntry[]> {
  const { before = null, actor = null, action = null, subject = null, limit } = query;
  return db.query<AuditedEntry>(
    `SELECT no, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at, actor, action, subject, reason,
       details::json AS details, hash
     FROM operator_audit
     WHERE no < coalesce($1::bigint, 9223372036854775807) AND ($2::text IS NULL OR actor = $2)
       AND ($3::text IS NULL OR action = $3) AND ($4::text IS NULL OR subject = $4)
     ORDER BY no DESC LIMIT $5`,
    [before, actor, action, subject, limit],
  );
}
