import type { Db } from '@kervan/database';
import { admit, type Candidate } from '../document-ledger/admit.js';
import { candidateOf } from '../receiving/candidate-of.js';
import { isTakenSince } from './file-again.js';
import type { OpenRecord } from './open-records.js';
import type { ReadAgain, RecordFault } from './read-again.js';

type DocumentAgain = Extract<ReadAgain, { kind: 'document' }>;

/** The file of the record is to be received again. */
export interface JudgedFile {
  readonly outcome: 'RETURN';
  readonly record: OpenRecord;
  readonly again: Extract<ReadAgain, { kind: 'file' }>;
}

/** What is to become of a record that was read again. */
export type Judged =
  | {
      readonly outcome: 'PUBLISH' | 'DUPLICATE';
      readonly record: OpenRecord;
      readonly again: DocumentAgain;
      readonly candidate: Candidate;
    }
  | JudgedFile
  /** The file was received again since. */
  | { readonly outcome: 'TAKEN'; readonly record: OpenRecord }
  | {
      readonly outcome: 'CONFLICT' | 'PASSED' | 'FAULTY';
      readonly record: OpenRecord;
      readonly fault: RecordFault;
    };

/** Asks the document ledger about records of one arrival, and enters those that are new, as receiving does. */
export async function judge(db: Db, records: readonly ReadAgain[]): Promise<readonly Judged[]> {
  const documents = records.filter((each) => each.kind === 'document');
  const candidates = documents.map(({ source, record, place, document }) =>
    // What the file has counted is what moves, whatever a correction made of it.
    candidateOf(source, record, { ...place, lineCount: record.lines }, document),
  );
  const [first] = documents;
  const admission = first && {
    source: first.source.name,
    arrivalId: first.record.arrivalId,
    position: first.record.position,
    versions: first.source.versions,
  };
  const verdicts = admission ? await admit(db, admission, candidates) : [];
  const judged = documents.flatMap((again, index): Judged[] => {
    const { record } = again;
    const candidate = candidates[index];
    const verdict = verdicts[index];
    if (!candidate || !verdict) return [];
    if (verdict.kind === 'CONFLICT')
      return [{ outcome: 'CONFLICT', record, fault: conflict(verdict.reason) }];
    return [{ outcome: verdict.kind === 'NEW' ? 'PUBLISH' : 'DUPLICATE', record, again, candidate }];
  });
  const file = records.find(({ kind }) => kind === 'file');
  const isTaken = file !== undefined && (await isTakenSince(db, file.record));
  for (const again of records) {
    const { record } = again;
    if (again.kind === 'file')
      judged.push(isTaken ? { outcome: 'TAKEN', record } : { outcome: 'RETURN', record, again });
    else if (again.kind !== 'document')
      judged.push({ outcome: again.kind === 'passed' ? 'PASSED' : 'FAULTY', record, fault: again.fault });
  }
  return judged;
}

function conflict(reason: string): RecordFault {
  return { code: 'IDENTITY_CONFLICT', reason: `the document ${reason}` };
}
