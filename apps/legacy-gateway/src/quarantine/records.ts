import { KervanError } from '@kervan/contracts';
import type { Db } from '@kervan/database';

/** REPAIRED: it was read again, and published, known by then, or found to hold nothing. DISCARDED: nobody wants it. */
export const recordStates = ['OPEN', 'REPAIRED', 'DISCARDED'] as const;
export type RecordState = (typeof recordStates)[number];

/** A file with one record, which takes the place of another. */
export interface Correction {
  /** Under which the document store keeps it. */
  readonly sha256: string;
  readonly by: string;
  readonly at: string;
  readonly reason: string;
  /** Without it the correction is not read. */
  readonly approvedBy: string | null;
}

/** A quarantined record as it is told: places and figures, nothing of what it says. Times are UTC, ISO 8601. */
export interface QuarantinedRecord {
  readonly id: number;
  readonly source: string;
  readonly file: string;
  readonly sha256: string;
  /** Of the record in its file. */
  readonly ordinal: number;
  readonly line: number;
  readonly offset: number | null;
  readonly lines: number;
  readonly bytes: number;
  readonly documentNo: string | null;
  /** As it was refused last. */
  readonly code: string;
  readonly reason: string;
  readonly mapping: string | null;
  readonly quarantinedAt: string;
  readonly state: RecordState;
  readonly correction: Correction | null;
  readonly settled: {
    readonly by: string;
    readonly at: string;
    readonly reason: string;
    /** The event that it became. */
    readonly eventId: string | null;
  } | null;
}

/** Which records are meant; what is absent is not asked about. */
export interface RecordFilter {
  readonly source?: string | undefined;
  readonly code?: string | undefined;
  readonly state?: RecordState | undefined;
}

export const iso = (column: string) =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const recordSql = `
  SELECT id, source, file_name AS file, sha256, ordinal, line, byte_offset AS "offset", line_count AS lines,
    byte_count AS bytes, document_no AS "documentNo", code, reason, mapping, ${iso('quarantined_at')} AS "quarantinedAt", state,
    CASE WHEN correction IS NOT NULL THEN json_build_object('sha256', correction, 'by', corrected_by,
      'at', ${iso('corrected_at')}, 'reason', correction_reason, 'approvedBy', approved_by) END AS correction,
    CASE WHEN settled_by IS NOT NULL THEN json_build_object('by', settled_by, 'at', ${iso('settled_at')},
      'reason', settled_reason, 'eventId', event_id) END AS settled
  FROM quarantine`;

/** Records, newest first. @throws KervanError DATABASE_UNAVAILABLE */
export function quarantinedRecords(
  db: Pick<Db, 'query'>,
  {
    source,
    code,
    state,
    before,
    limit,
  }: RecordFilter & { readonly before?: number | undefined; readonly limit: number },
): Promise<QuarantinedRecord[]> {
  return db.query<QuarantinedRecord>(
    `${recordSql}
      WHERE ($1::text IS NULL OR source = $1) AND ($2::text IS NULL OR code = $2) AND ($3::text IS NULL OR state = $3)
        AND ($4::integer IS NULL OR id < $4)
      ORDER BY id DESC LIMIT $5`,
    [source ?? null, code ?? null, state ?? null, before ?? null, limit],
  );
}

/** @throws KervanError NOT_FOUND */
export async function quarantinedRecord(db: Pick<Db, 'query'>, id: number): Promise<QuarantinedRecord> {
  const [record] = await db.query<QuarantinedRecord>(`${recordSql} WHERE id = $1`, [id]);
  if (!record) throw new KervanError('NOT_FOUND', 'There is no such record in quarantine.');
  return record;
}

/** The record, which nobody else changes until the transaction ends. @throws KervanError NOT_FOUND, QUARANTINE_STATE_INVALID */
export async function lockedOpenRecord(db: Db, id: number): Promise<QuarantinedRecord> {
  const [record] = await db.query<QuarantinedRecord>(`${recordSql} WHERE id = $1 FOR UPDATE`, [id]);
  if (!record) throw new KervanError('NOT_FOUND', 'There is no such record in quarantine.');
  if (record.state === 'OPEN') return record;
  const message = `The record is ${record.state} already.`;
  throw new KervanError('QUARANTINE_STATE_INVALID', message, { facts: { state: record.state } });
}
