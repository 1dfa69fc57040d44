import { KervanError } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import type { SurveyedFile } from '../receiving/file-format.js';
import { isZip } from '../zip/is-zip.js';
import type { OpenRecord } from './open-records.js';
import type { ReadingParts } from './read-again.js';
import type { RepairedSource } from './received-sources.js';

/** The file of a record, to be received again as a whole. */
export interface FileAgain {
  /** Of its source. */
  readonly folder: string;
  readonly sha256: string;
  read(): AsyncIterable<Buffer>;
}

/**
 * The first pass over a kept file, by the present rules of its source.
 *
 * @throws KervanError NOT_FOUND where it is not kept, the code of its refusal where it is refused as a whole
 */
export async function surveyAgain(
  { store }: ReadingParts,
  { format }: RepairedSource,
  { fileName: name }: OpenRecord,
  sha256: string,
): Promise<SurveyedFile> {
  await refuseMissing(store, sha256);
  const surveyed = await format.survey({ name, read: () => store.read(sha256) });
  const { refusal } = surveyed;
  if (refusal) throw new KervanError(refusal.code, `the file as a whole: ${refusal.reason}`);
  return surveyed;
}

/** What is in an archive is known only where it can be read at many places: in its folder. */
export function isArchive({ zip }: RepairedSource, { fileName }: OpenRecord): boolean {
  return zip && isZip(fileName);
}

/** @throws KervanError NOT_FOUND where it is not kept */
export async function fileAgain(
  { store }: ReadingParts,
  { folder }: RepairedSource,
  { sha256 }: OpenRecord,
): Promise<FileAgain> {
  await refuseMissing(store, sha256);
  return { folder, sha256, read: () => store.read(sha256) };
}

/** Whether the bytes came once more since and were read. */
export async function isTakenSince(db: Db, { source, arrivalId, sha256 }: OpenRecord): Promise<boolean> {
  const taken = await db.query(
    `SELECT FROM arrival WHERE source = $1 AND sha256 = $2 AND id > $3 AND outcome IN ('RECEIVED', 'UNPACKED')
      LIMIT 1`,
    [source, sha256, arrivalId],
  );
  return taken.length > 0;
}

async function refuseMissing(store: ReadingParts['store'], sha256: string): Promise<void> {
  if (!(await store.has(sha256)))
    throw new KervanError('NOT_FOUND', 'the document store does not hold the file');
}
