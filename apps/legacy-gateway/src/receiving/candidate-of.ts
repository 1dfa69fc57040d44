import type { Candidate } from '../document-ledger/admit.js';
import { eventIdOf } from '../document-ledger/document-identity.js';
import type { FileRecord, ReceivedDocument } from './outcome.js';
import type { ReceivedSource } from './received-source.js';

/** A document of a file as the ledger is asked for it. */
export function candidateOf(
  { name, versions }: Pick<ReceivedSource, 'name' | 'versions'>,
  { sha256, before = 0 }: { readonly sha256: string; readonly before?: number },
  { ordinal, lineCount }: FileRecord,
  document: ReceivedDocument,
): Candidate {
  const { documentNo, identity, contentHash, draft } = document;
  const eventId = eventIdOf(name, document, versions ? { sha256, ordinal, before } : null);
  return { documentNo, identity, contentHash, eventId, kind: draft.kind, lineCount, ordinal };
}
