import type { Db } from '@kervan/database';
import { admit, type Candidate } from '../document-ledger/admit.js';
import { candidateOf } from '../receiving/candidate-of.js';
import type { OpenRecord } from './open-records.js';
import type { ReadAgain, RecordFault } from './read-again.js';

type DocumentAgain = Extract<ReadAgain, { kind: 'document' }>;

/** What is to become of a record that was read again. */
export type Judged =
  | {
      readonly outcome: 'PUBLISH' | 'DUPLICATE';
      readonly record: OpenRecord;
      readonly again: DocumentAgain;
      readonly candidate: Candidate;
    }
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
    versions: first.source.versions,
  };
  const verdicts = admission ? await admit(db, admission, candidates) : [];
  const judged = documents.map((again, index): Judged => {
    const { record } = again;
    const candidate = candidates[index];
    const verdict = verdicts[index];
    if (!candidate || verdict === 'CONFLICT') return { outcome: 'CONFLICT', record, fault: conflict };
    return { outcome: verdict === 'NEW' ? 'PUBLISH' : 'DUPLICATE', record, again, candidate };
  });
  const others = records.flatMap((each): Judged[] =>
    each.kind === 'document'
      ? []
      : [{ outcome: each.kind === 'passed' ? 'PASSED' : 'FAULTY', record: each.record, fault: each.fault }],
  );
  return [...judged, ...others];
}

const conflict: RecordFault = {
  code: 'IDENTITY_CONFLICT',
  reason: 'the document was received before with other content',
};
