import { createHash } from 'node:crypto';
import type { CanonicalDocument, Fault as ParseFault } from '@kervan/formats';
import type { Normalised } from '../normalising/normalised.js';
import type { Normaliser } from '../normalising/normaliser.js';
import type { Fault } from '../online-retail/fault.js';
import type { Outcome } from '../receiving/outcome.js';
import type { ParsedRecord } from './parsed-record.js';

/**
 * How it is known with which byte a record begins. `stated`: the parser says it, where the record stands together. `summed`:
 * records follow each other without anything that is told later. `none`: lines of a document lie apart.
 */
export type RecordPlaces = 'stated' | 'summed' | 'none';

/** What became of some records, in their order; all documents of them are looked up at once. */
export async function outcomesOf(
  records: readonly ParsedRecord[],
  { normaliser, places }: { readonly normaliser: Normaliser; readonly places: RecordPlaces },
): Promise<Outcome[]> {
  const documents = records.flatMap(({ parsed }) => (parsed.kind === 'document' ? [parsed.document] : []));
  const normalised = (await normaliser.normalise(documents)).values();
  return records.map((record): Outcome => {
    const { ordinal, parsed } = record;
    const offset = offsetOf(record, places);
    const placed = { ordinal, line: ordinal, lineCount: 1, offset, byteCount: parsed.size };
    if (parsed.kind === 'faulty') {
      return {
        record: { ...placed, documentNo: null },
        result: { kind: 'faulty', faults: faultsOf(parsed.faults, ordinal) },
      };
    }
    const found = normalised.next().value;
    if (!found) throw new RangeError('the normaliser answered fewer documents than it was given');
    return {
      record: { ...placed, documentNo: found.documentNo },
      result: resultOf(found, parsed.document, ordinal, parsed.place.hint),
    };
  });
}

function offsetOf({ offset, parsed }: ParsedRecord, places: RecordPlaces): number | null {
  if (places === 'none') return null;
  if (places === 'summed') return offset;
  return (parsed.kind === 'document' ? parsed.place.offset : parsed.offset) ?? null;
}

function resultOf(
  found: Normalised,
  document: CanonicalDocument,
  line: number,
  hint: string,
): Outcome['result'] {
  if (found.kind === 'PASSED') return { kind: 'passed', what: found.what };
  if (found.kind === 'FAULTY') {
    const [first, ...others] = found.problems;
    const faultAt = ({ code, reason }: typeof first): Fault => ({ code, reason: `${hint}: ${reason}`, line });
    return { kind: 'faulty', faults: [faultAt(first), ...others.map(faultAt)] };
  }
  const { documentNo, identity } = found;
  return {
    kind: 'document',
    documentNo,
    identity: JSON.stringify([identity.sort, identity.issuer, identity.number, identity.issueDate]),
    contentHash: createHash('sha256').update(JSON.stringify(document)).digest('hex'),
    draft: found,
  };
}

/** A parser that finds something faulty says at least one reason. */
function faultsOf(faults: readonly ParseFault[], line: number): readonly [Fault, ...Fault[]] {
  const [first, ...others] = faults;
  if (!first) throw new RangeError('a faulty record has no fault');
  return [faultOf(first, line), ...others.map((fault) => faultOf(fault, line))];
}

/** @param line number of the record in its file */
export function faultOf({ code, detail, place }: ParseFault, line: number): Fault {
  return { code, reason: `${place.hint}: ${detail}`, line };
}
