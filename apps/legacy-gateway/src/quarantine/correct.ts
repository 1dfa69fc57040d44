import { createHash } from 'node:crypto';
import { KervanError } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import { audit } from '@kervan/inbox';
import { WHOLE_FILE } from '../receiving/whole-file.js';
import { lockedOpenRecord } from './records.js';

/** A file that holds a record alone as it should have been, and the name under which the document store keeps it. */
export interface CorrectedBytes {
  readonly bytes: Buffer;
  readonly sha256: string;
}

/** @param text base64 */
export function correctedBytes(text: string): CorrectedBytes {
  const bytes = Buffer.from(text, 'base64');
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/**
 * Puts a file of its own in the place of a record, for the next replay after somebody else has approved it. An earlier
 * correction is forgotten.
 *
 * @throws KervanError NOT_FOUND; QUARANTINE_STATE_INVALID for a record that is settled, or stands for a whole file
 */
export async function correct(
  db: Db,
  id: number,
  { bytes, sha256 }: CorrectedBytes,
  { actor, reason }: { readonly actor: string; readonly reason: string },
): Promise<void> {
  const record = await lockedOpenRecord(db, id);
  if (record.ordinal === WHOLE_FILE)
    throw new KervanError(
      'QUARANTINE_STATE_INVALID',
      'A file as a whole is not corrected: it is dropped anew.',
    );
  void db.query(
    `UPDATE quarantine SET correction = $2, corrected_by = $3, corrected_at = now(), correction_reason = $4,
       approved_by = NULL
      WHERE id = $1`,
    [id, sha256, actor, reason],
  );
  const details = { file: record.sha256, ordinal: record.ordinal, correction: sha256, bytes: bytes.length };
  await audit(db, { actor, action: 'quarantine.corrected', subject: String(id), reason, details });
}

/**
 * Agrees to a correction: the next replay reads it.
 *
 * @throws KervanError NOT_FOUND; QUARANTINE_STATE_INVALID without a correction; FORBIDDEN for whoever made it
 */
export async function approveCorrection(
  db: Db,
  id: number,
  { actor, reason }: { readonly actor: string; readonly reason: string },
): Promise<void> {
  const { correction } = await lockedOpenRecord(db, id);
  if (!correction) throw new KervanError('QUARANTINE_STATE_INVALID', 'The record was not corrected.');
  if (correction.by === actor)
    throw new KervanError('FORBIDDEN', 'Who corrected a record cannot approve it.');
  void db.query('UPDATE quarantine SET approved_by = $2 WHERE id = $1', [id, actor]);
  const details = { correction: correction.sha256 };
  await audit(db, { actor, action: 'quarantine.correction-approved', subject: String(id), reason, details });
}
