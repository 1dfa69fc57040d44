import type { Candidate, Verdict } from '../document-ledger/admit.js';
import type { Amount, SettledAmounts } from '../file-ledger/arrival.js';
import type { Fault } from '../online-retail/fault.js';
import type { FileRecord, Outcome, ReceivedDocument } from './outcome.js';

/** A document that was understood, as the ledger is asked for it. */
export interface CandidateDocument {
  readonly record: FileRecord;
  readonly document: ReceivedDocument;
  readonly candidate: Candidate;
}

export interface QuarantinedRecord {
  readonly record: FileRecord;
  readonly faults: readonly [Fault, ...Fault[]];
}

export interface SortedBatch {
  readonly publish: readonly CandidateDocument[];
  readonly quarantined: readonly QuarantinedRecord[];
  readonly settled: SettledAmounts;
}

/**
 * Decides over a batch: what the ledger calls new is published, what it knows counts, the rest goes to quarantine.
 *
 * @param verdicts in the order of the documents
 */
export function sortBatch(
  outcomes: readonly Outcome[],
  documents: readonly CandidateDocument[],
  verdicts: readonly Verdict[],
): SortedBatch {
  const judged = (kind: Verdict['kind']) => documents.filter((_, index) => verdicts[index]?.kind === kind);
  const conflicts = documents.flatMap((document, index) => conflict(document, verdicts[index]));
  const quarantined = [...outcomes.flatMap(faulty), ...conflicts];
  const passed = outcomes.filter(({ result }) => result.kind === 'passed');
  return {
    publish: judged('NEW'),
    quarantined,
    settled: {
      published: amountOf(judged('NEW')),
      duplicate: amountOf(judged('DUPLICATE')),
      quarantined: amountOf(quarantined),
      passed: amountOf(passed),
    },
  };
}

function faulty({ record, result }: Outcome): QuarantinedRecord[] {
  return result.kind === 'faulty' ? [{ record, faults: result.faults }] : [];
}

function conflict(
  { record, document }: CandidateDocument,
  verdict: Verdict | undefined,
): readonly QuarantinedRecord[] {
  if (verdict?.kind !== 'CONFLICT') return [];
  const { line } = record;
  const reason = `line ${line}: document ${document.documentNo} ${verdict.reason}`;
  return [{ record, faults: [{ code: 'IDENTITY_CONFLICT', reason, line }] }];
}

function amountOf(parts: readonly { readonly record: FileRecord }[]): Amount {
  return {
    lines: parts.reduce((sum, { record }) => sum + record.lineCount, 0),
    bytes: parts.reduce((sum, { record }) => sum + record.byteCount, 0),
  };
}
