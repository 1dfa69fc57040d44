import type { Db } from '@kervan/database';

/** What a record needs to be read again. */
export interface OpenRecord {
  readonly id: number;
  readonly arrivalId: number;
  readonly source: string;
  readonly fileName: string;
  /** Of the file in the order of its source, null where there is none. */
  readonly position: number | null;
  readonly sha256: string;
  readonly ordinal: number;
  readonly line: number;
  readonly offset: number | null;
  readonly lines: number;
  readonly bytes: number;
  /** It stands for a file that was refused as it is. */
  readonly isWholeFile: boolean;
  readonly correction: { readonly sha256: string; readonly isApproved: boolean } | null;
}

const columns = `
  record.id, record.arrival_id AS "arrivalId", record.source, record.file_name AS "fileName", position, record.sha256, ordinal,
  line, byte_offset AS "offset", line_count AS lines, byte_count AS bytes, arrival.outcome = 'QUARANTINED' AS "isWholeFile",
  CASE WHEN correction IS NOT NULL THEN json_build_object('sha256', correction,
    'isApproved', approved_by IS NOT NULL) END AS correction`;

/** The record; null where it is settled or unknown. */
export async function openRecord(db: Pick<Db, 'query'>, id: number): Promise<OpenRecord | null> {
  const [record] = await db.query<OpenRecord>(
    `SELECT ${columns} FROM quarantine AS record JOIN arrival ON arrival.id = arrival_id
      WHERE record.id = $1 AND state = 'OPEN'`,
    [id],
  );
  return record ?? null;
}

/** What else is open of a file, uncorrected, and nobody else changes until the transaction ends. */
export function openBeside(db: Db, arrivalId: number, ids: readonly number[]): Promise<OpenRecord[]> {
  return db.query<OpenRecord>(
    `SELECT ${columns} FROM quarantine AS record JOIN arrival ON arrival.id = arrival_id
      WHERE arrival_id = $1 AND state = 'OPEN' AND correction IS NULL AND record.id <> ALL($2::integer[])
      ORDER BY record.id FOR UPDATE OF record`,
    [arrivalId, ids],
  );
}

/** Records that one pass over a file reads, and whose outcomes are kept until they are settled. */
const MOST_AT_ONCE = 10_000;

/** Records of a replay that wait and are read in one pass: of one file, or one that is corrected. */
export function waitingRecords(db: Pick<Db, 'query'>, replayId: string): Promise<OpenRecord[]> {
  return db.query<OpenRecord>(
    `WITH first AS (
       SELECT id, arrival_id, correction IS NOT NULL AS corrected
         FROM quarantine_replay_item JOIN quarantine ON id = quarantine_id
        WHERE replay_id = $1 AND outcome = 'WAITING' ORDER BY quarantine_id LIMIT 1
     )
     SELECT ${columns}
       FROM first JOIN quarantine AS record
         ON record.id = first.id OR NOT corrected AND record.arrival_id = first.arrival_id AND correction IS NULL
       JOIN quarantine_replay_item AS item ON quarantine_id = record.id
       JOIN arrival ON arrival.id = record.arrival_id
      WHERE replay_id = $1 AND item.outcome = 'WAITING'
      ORDER BY ordinal LIMIT ${MOST_AT_ONCE}`,
    [replayId],
  );
}
