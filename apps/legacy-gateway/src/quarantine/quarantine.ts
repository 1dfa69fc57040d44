import type { Db } from '@kervan/database';
import type { Fault } from '../online-retail/fault.js';

/** Lines that were not taken: where they stand and why, never what they say. */
export interface QuarantinedLines extends Fault {
  readonly documentNo: string | null;
  /** How many lines of the file this stands for. */
  readonly lineCount: number;
  readonly byteCount: number;
}

/** Writes quarantined lines of one arrival. The file itself is kept in the folder of processed files. */
export async function quarantine(
  db: Db,
  arrival: { readonly id: number; readonly fileName: string },
  rows: readonly QuarantinedLines[],
): Promise<void> {
  if (rows.length === 0) return;
  await db.query(
    `INSERT INTO quarantine (arrival_id, file_name, line, line_count, byte_count, code, reason, document_no)
     SELECT $1::integer, $2, row.*
       FROM unnest($3::integer[], $4::integer[], $5::bigint[], $6::text[], $7::text[], $8::text[])
         AS row (line, line_count, byte_count, code, reason, document_no)`,
    [
      arrival.id,
      arrival.fileName,
      rows.map(({ line }) => line),
      rows.map(({ lineCount }) => lineCount),
      rows.map(({ byteCount }) => byteCount),
      rows.map(({ code }) => code),
      rows.map(({ reason }) => reason),
      rows.map(({ documentNo }) => documentNo),
    ],
  );
}
