import type { Db } from '@kervan/database';
import type { DocumentKind } from '../online-retail/draft.js';
import type { DocumentIdentity } from './document-identity.js';

/** A document that asks to be published. */
export interface Candidate extends DocumentIdentity {
  readonly documentNo: string;
  readonly kind: DocumentKind;
  readonly lineCount: number;
}

/** NEW: publish it. DUPLICATE: was received with the same content. CONFLICT: was received with other content. */
export type Verdict = 'NEW' | 'DUPLICATE' | 'CONFLICT';

/**
 * Enters documents into the ledger and says which of them are new: insert first, so that of two transactions with the
 * same document one waits for the other. Numbers are inserted in one order, so that they never wait for each other.
 */
export async function admit(
  db: Db,
  { source, arrivalId }: { source: string; arrivalId: number },
  candidates: readonly Candidate[],
): Promise<ReadonlyMap<string, Verdict>> {
  if (candidates.length === 0) return new Map();
  const inserted = await db.query<{ documentNo: string }>(
    `INSERT INTO document (source, arrival_id, document_no, content_hash, event_id, kind, line_count)
     SELECT $1, $2::integer, candidate.*
       FROM unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::integer[])
         AS candidate (document_no, content_hash, event_id, kind, line_count)
      ORDER BY candidate.document_no
         ON CONFLICT (source, document_no) DO NOTHING
     RETURNING document_no AS "documentNo"`,
    [
      source,
      arrivalId,
      candidates.map(({ documentNo }) => documentNo),
      candidates.map(({ contentHash }) => contentHash),
      candidates.map(({ eventId }) => eventId),
      candidates.map(({ kind }) => kind),
      candidates.map(({ lineCount }) => lineCount),
    ],
  );
  const fresh = new Set(inserted.map(({ documentNo }) => documentNo));
  const known = await knownHashes(
    db,
    source,
    candidates.map(({ documentNo }) => documentNo).filter((documentNo) => !fresh.has(documentNo)),
  );
  return new Map(
    candidates.map(({ documentNo, contentHash }) => {
      if (fresh.has(documentNo)) return [documentNo, 'NEW'];
      return [documentNo, known.get(documentNo) === contentHash ? 'DUPLICATE' : 'CONFLICT'];
    }),
  );
}

async function knownHashes(db: Db, source: string, numbers: string[]): Promise<ReadonlyMap<string, string>> {
  if (numbers.length === 0) return new Map();
  const rows = await db.query<{ documentNo: string; contentHash: string }>(
    `SELECT document_no AS "documentNo", content_hash AS "contentHash"
       FROM document WHERE source = $1 AND document_no = ANY($2)`,
    [source, numbers],
  );
  return new Map(rows.map(({ documentNo, contentHash }) => [documentNo, contentHash]));
}
