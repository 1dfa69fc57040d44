import type { Db } from '@kervan/database';
import type { Fault } from '../online-retail/fault.js';

/** A record that was not taken: where it stands and why, never what it says. */
export interface QuarantinedLines extends Fault {
  /** Of the record in its file: under which it is found again. */
  readonly ordinal: number;
  /** How many lines of the file this stands for. */
  readonly lineCount: number;
  /** Byte of the file with which it begins, 0 the first; null where its lines do not stand together. */
  readonly offset: number | null;
  readonly byteCount: number;
  readonly documentNo: string | null;
}

/** Writes quarantined records of one arrival; the document store keeps their file. */
export async function quarantine(
  db: Db,
  { id, mapping }: { readonly id: number; readonly mapping: string | null },
  rows: readonly QuarantinedLines[],
): Promise<void> {
  if (rows.length === 0) return;
  await db.query(
    `INSERT INTO quarantine (arrival_id, source, file_name, sha256, mapping, ordinal, line, line_count, byte_offset,
       byte_count, code, reason, document_no)
     SELECT arrival.id, arrival.source, arrival.file_name, arrival.sha256, $2, record.*
       FROM arrival, unnest($3::integer[], $4::integer[], $5::integer[], $6::bigint[], $7::bigint[], $8::text[],
         $9::text[], $10::text[]) AS record
      WHERE arrival.id = $1`,
    [
      id,
      mapping,
      rows.map(({ ordinal }) => ordinal),
      rows.map(({ line }) => line),
      rows.map(({ lineCount }) => lineCount),
      rows.map(({ offset }) => offset),
      rows.map(({ byteCount }) => byteCount),
      rows.map(({ code }) => code),
      rows.map(({ reason }) => reason),
      rows.map(({ documentNo }) => documentNo),
    ],
  );
}
