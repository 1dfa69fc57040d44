import type { CanonicalDocument } from '@kervan/formats';
import { sortOf } from './document-sort.js';
import { draftOf } from './draft-of.js';
import { documentNoOf } from './identity-of.js';
import type { Normalised } from './normalised.js';
import type { Reading } from './reading.js';

/** What became of a document: a draft, everything that is wrong with it, or why nothing is told of it. */
export function normalisedOf(document: CanonicalDocument, reading: Reading): Normalised {
  const documentNo = printable(documentNoOf(document));
  const sort = sortOf(document);
  if (sort === null || !reading.rules.takes.includes(sort)) {
    const what =
      sort ?? `invoice of type ${document.kind === 'invoice' ? document.typeCode.slice(0, 8) : ''}`;
    return { kind: 'PASSED', documentNo, what: `the source takes no ${what}` };
  }
  const draft = draftOf(document, sort, reading);
  if (draft === 'passed') return { kind: 'PASSED', documentNo, what: 'nothing differs' };
  if (draft !== null) return draft;
  const [first, ...others] = reading.problems;
  if (!first) throw new RangeError(`nothing was found wrong with ${sort}, and nothing made of it`);
  return { kind: 'FAULTY', documentNo, problems: [first, ...others] };
}

/** What is faulty may be called anything; no column holds everything. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}]/gu, ' ');
}
