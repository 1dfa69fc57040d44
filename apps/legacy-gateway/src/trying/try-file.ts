import { randomUUID } from 'node:crypto';
import type { SourceTrial, TriedRecord } from '@kervan/console-api';
import { KervanError } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import type { UnitOfWork } from '@kervan/outbox';
import { RequestInvalid } from '@kervan/service';
import { admit } from '../document-ledger/admit.js';
import { batchesOf, defaultBatchSize } from '../receiving/batches-of.js';
import { candidateOf } from '../receiving/candidate-of.js';
import type { SurveyedFile } from '../receiving/file-format.js';
import type { Outcome } from '../receiving/outcome.js';
import type { ReceivedSource } from '../receiving/received-source.js';
import type { ConfiguredSource } from '../sources/configured-source.js';
import { isZip } from '../zip/is-zip.js';
import { triedRecord, type Judged } from './tried-record.js';

export interface TriedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * Receives a file as its source would, and takes all of it back: tells what would become of its records.
 *
 * @param limit most records that are told one by one
 * @throws RequestInvalid for an archive, of which each file is to be tried; what a unit of work throws
 */
export async function tryFile(
  work: UnitOfWork,
  source: ConfiguredSource,
  { name, bytes }: TriedFile,
  limit: number,
): Promise<SourceTrial> {
  if (source.zip && isZip(name))
    throw new RequestInvalid([{ field: 'file', message: 'is an archive: try the files in it' }]);
  const surveyed = await source.format.survey({ name, read: () => onceOf(bytes) });
  const { sha256, refusal } = surveyed;
  const records: TriedRecord[] = [];
  const totals = { records: 0, publish: 0, duplicate: 0, quarantine: 0, passed: 0 };
  const unit = await work.begin();
  try {
    const receivedBefore = await isReceived(unit.db, source.name, sha256);
    const position = source.places?.of(name) ?? null;
    for await (const judged of judgedOf(unit.db, source, surveyed, position)) {
      const record = triedRecord(judged);
      totals.records += 1;
      totals[countedAs[record.outcome]] += 1;
      if (records.length < limit) records.push(record);
    }
    return {
      ...{
        source: source.name,
        file: name,
        sha256,
        bytes: bytes.length,
        mapping: source.mapping,
        receivedBefore,
      },
      refusal: refusal && { code: refusal.code, reason: refusal.reason },
      totals,
      records,
    };
  } finally {
    await unit.rollback();
  }
}

const countedAs = {
  PUBLISH: 'publish',
  DUPLICATE: 'duplicate',
  CONFLICT: 'quarantine',
  FAULTY: 'quarantine',
  PASSED: 'passed',
} as const;

async function* judgedOf(
  db: Db,
  source: ReceivedSource,
  surveyed: SurveyedFile,
  position: number | null,
): AsyncGenerator<Judged> {
  const arrivalId = await trialArrival(db, source.name);
  const admission = { source: source.name, arrivalId, position, versions: source.versions };
  const outcomes = surveyed.outcomes(() => true);
  for await (const batch of batchesOf(outcomes, ({ record }) => record.byteCount, defaultBatchSize)) {
    const candidates = batch.map((outcome) => candidateIn(source, surveyed.sha256, outcome));
    const verdicts = (
      await admit(
        db,
        admission,
        candidates.filter((each) => each !== null),
      )
    ).values();
    for (const [index, outcome] of batch.entries()) {
      const candidate = candidates[index];
      const verdict = candidate && verdicts.next().value;
      yield candidate && verdict ? { outcome, candidate, verdict } : { outcome, candidate: null };
    }
  }
}

function candidateIn(source: ReceivedSource, sha256: string, { record, result }: Outcome) {
  return result.kind === 'document' ? candidateOf(source, { sha256 }, record, result) : null;
}

/** What the ledger of documents refers to; nobody else ever sees it. */
async function trialArrival(db: Db, source: string): Promise<number> {
  const [arrival] = await db.query<{ id: number }>(
    `INSERT INTO arrival (source, file_name, worker, lease_until) VALUES ($1, $2, 'trial', now()) RETURNING id`,
    [source, `trial ${randomUUID()}`],
  );
  if (!arrival) throw new KervanError('INTERNAL', 'an arrival was entered and is not there');
  return arrival.id;
}

async function isReceived(db: Db, source: string, sha256: string): Promise<boolean> {
  const found = await db.query('SELECT FROM source_file WHERE source = $1 AND sha256 = $2', [source, sha256]);
  return found.length > 0;
}

async function* onceOf(bytes: Buffer): AsyncGenerator<Buffer> {
  await Promise.resolve();
  yield bytes;
}
