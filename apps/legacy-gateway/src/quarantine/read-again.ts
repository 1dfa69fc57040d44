import { KervanError, type ErrorCode } from '@kervan/contracts';
import type { DocumentStore } from '../document-store/document-store.js';
import type { FileRecord, Outcome, ReceivedDocument } from '../receiving/outcome.js';
import type { ReceivedSource } from '../receiving/received-source.js';
import { fileAgain, isArchive, surveyAgain, type FileAgain } from './file-again.js';
import type { OpenRecord } from './open-records.js';
import type { ReceivedSources, RepairedSource } from './received-sources.js';

/** What records are read again with. */
export interface ReadingParts {
  readonly store: DocumentStore;
  readonly sources: ReceivedSources;
}

/** Why a record cannot be taken; nothing personal. */
export interface RecordFault {
  readonly code: ErrorCode;
  readonly reason: string;
}

/** What a record says by the present rules, mapping tables and look-ups of its source. */
export type ReadAgain =
  | {
      readonly kind: 'document';
      readonly record: OpenRecord;
      readonly source: ReceivedSource;
      readonly place: FileRecord;
      readonly document: ReceivedDocument;
    }
  | ({ readonly kind: 'file'; readonly record: OpenRecord } & FileAgain)
  | { readonly kind: 'passed' | 'faulty'; readonly record: OpenRecord; readonly fault: RecordFault };

/**
 * Reads records of one file again, in one pass; one that was corrected stands alone. Each of them comes out once: what
 * cannot be read is faulty. Where the file falls into other records by the present rules, or was refused as a whole, it is
 * to be received again.
 *
 * @throws KervanError where they may be read later: the store or a look-up does not answer
 */
export async function* readAgain(
  parts: ReadingParts,
  records: readonly OpenRecord[],
): AsyncGenerator<ReadAgain> {
  const left = new Map(records.map((record) => [record.ordinal, record]));
  const [first] = records;
  if (!first) return;
  let fault: RecordFault;
  try {
    refuseUnreadable(first);
    const source = sourceOf(parts, first);
    if (first.correction) yield readAgainAs(first, source, await onlyOutcomeOf(parts, source, first));
    else {
      if (!isArchive(source, first)) yield* recordsAgain(parts, source, left);
      const file = await fileAgain(parts, source, first);
      for (const record of left.values()) yield { kind: 'file', record, ...file };
    }
    return;
  } catch (error) {
    if (!(error instanceof KervanError) || error.retriable) throw error;
    fault = { code: error.code, reason: error.message };
  }
  for (const record of left.values()) yield { kind: 'faulty', record, fault };
}

/**
 * Those that are records of their file still.
 *
 * @param left by ordinal; they are taken away
 * @throws KervanError as {@link surveyAgain}
 */
async function* recordsAgain(
  parts: ReadingParts,
  source: RepairedSource,
  left: Map<number, OpenRecord>,
): AsyncGenerator<ReadAgain> {
  const [first] = left.values();
  if (!first) return;
  for await (const outcome of outcomesOf(parts, source, first, first.sha256, (at) => left.has(at))) {
    const { ordinal, byteCount } = outcome.record;
    const record = left.get(ordinal);
    // It may have stood for all that could not be read behind it.
    if (record && record.bytes !== byteCount) break;
    if (record) {
      left.delete(ordinal);
      yield readAgainAs(record, source, outcome);
    }
    if (left.size === 0) return;
  }
}

/** @throws KervanError QUARANTINE_STATE_INVALID */
function refuseUnreadable({ correction }: OpenRecord): void {
  const refused = (reason: string) => new KervanError('QUARANTINE_STATE_INVALID', reason);
  if (correction?.isApproved === false) throw refused('its correction awaits the approval of somebody else');
}

function sourceOf({ sources }: ReadingParts, { source }: OpenRecord): RepairedSource {
  const found = sources.get(source);
  if (found) return found;
  throw new KervanError('SOURCE_INVALID', `the source ${source} is not declared any more`);
}

async function* outcomesOf(
  parts: ReadingParts,
  source: RepairedSource,
  record: OpenRecord,
  sha256: string,
  wanted: (ordinal: number) => boolean,
): AsyncGenerator<Outcome> {
  const surveyed = await surveyAgain(parts, source, record, sha256);
  yield* surveyed.outcomes(wanted);
}

/** A correction is a file of its own that holds the record alone, and takes its place. */
async function onlyOutcomeOf(
  parts: ReadingParts,
  source: RepairedSource,
  record: OpenRecord,
): Promise<Outcome> {
  const found: Outcome[] = [];
  const sha256 = record.correction?.sha256 ?? record.sha256;
  for await (const outcome of outcomesOf(parts, source, record, sha256, () => true)) {
    found.push(outcome);
    if (found.length > 1) break;
  }
  const [only] = found;
  if (!only || found.length > 1) {
    const reason = `its correction holds ${only ? 'more than one record' : 'no record'}`;
    throw new KervanError('FORMAT_ERROR', reason);
  }
  const { ordinal, offset, lines: lineCount, bytes: byteCount } = record;
  return { ...only, record: { ...only.record, ordinal, line: record.line, offset, lineCount, byteCount } };
}

function readAgainAs(
  record: OpenRecord,
  source: ReceivedSource,
  { record: place, result }: Outcome,
): ReadAgain {
  if (result.kind === 'document') return { kind: 'document', record, source, place, document: result };
  if (result.kind === 'faulty') return { kind: 'faulty', record, fault: summary(result.faults) };
  return { kind: 'passed', record, fault: { code: 'RULE_VIOLATION', reason: result.what } };
}

const LONGEST_REASON = 2_000;

/** The code is that of the first fault, the reason tells all of them. */
function summary(faults: readonly [RecordFault, ...RecordFault[]]): RecordFault {
  const reasons = faults.map(({ reason }) => reason).join('; ');
  return { code: faults[0].code, reason: reasons.slice(0, LONGEST_REASON) };
}
