import type { Db } from '@kervan/database';
import type { DocumentKind } from '../normalising/draft.js';
import type { DocumentIdentity } from './document-identity.js';

/** A document that asks to be published. */
export interface Candidate extends DocumentIdentity {
  readonly eventId: string;
  readonly documentNo: string;
  readonly kind: DocumentKind;
  readonly lineCount: number;
  /** Of the record in its file. */
  readonly ordinal: number;
}

/**
 * NEW: publish it. DUPLICATE: was received with the same content, for versions: was the last one. CONFLICT: was received
 * with other content, for versions: with a newer one.
 */
export type Verdict =
  | { readonly kind: 'NEW' | 'DUPLICATE' }
  | { readonly kind: 'CONFLICT'; /** What was received. */ readonly reason: string };

export interface Admission {
  readonly source: string;
  /** Of the file: later ones have newer versions. */
  readonly arrivalId: number;
  /** Of the file in the order of its source, which counts for more; null where there is none. */
  readonly position: number | null;
  /** Whether other content under a known identity is a new version instead of a conflict. */
  readonly versions: boolean;
}

/**
 * Enters documents into the ledger and says which of them are new, in the order given: insert first, so that of two
 * transactions with the same document one waits for the other.
 */
export async function admit(
  db: Db,
  admission: Admission,
  candidates: readonly Candidate[],
): Promise<readonly Verdict[]> {
  const verdicts = new Map<Candidate, Verdict>();
  for (const wave of wavesOf(candidates)) {
    const fresh = await entered(db, admission, wave);
    const known = await knownDocuments(
      db,
      admission.source,
      wave.map(({ identity }) => identity).filter((identity) => !fresh.has(identity)),
    );
    for (const candidate of wave) {
      const { identity } = candidate;
      const isNew = fresh.has(identity);
      verdicts.set(candidate, isNew ? { kind: 'NEW' } : verdictOn(candidate, known.get(identity), admission));
    }
  }
  return candidates.flatMap((candidate) => verdicts.get(candidate) ?? []);
}

function verdictOn(
  { contentHash }: Candidate,
  known: KnownDocument | undefined,
  { versions }: Admission,
): Verdict {
  if (known?.contentHash === contentHash) return { kind: 'DUPLICATE' };
  const reason =
    versions && known
      ? `is older than version ${known.version}, which was received with ${known.fileName}`
      : 'was received before with other content';
  return { kind: 'CONFLICT', reason };
}

/** One statement cannot enter a document twice: whatever comes again waits for the next. */
function wavesOf(candidates: readonly Candidate[]): Candidate[][] {
  const waves: Candidate[][] = [];
  const times = new Map<string, number>();
  for (const candidate of candidates) {
    const time = times.get(candidate.identity) ?? 0;
    times.set(candidate.identity, time + 1);
    (waves[time] ??= []).push(candidate);
  }
  return waves;
}

/** Identities are entered in one order, so that transactions never wait for each other in a circle. */
async function entered(
  db: Db,
  { source, arrivalId, position, versions }: Admission,
  candidates: readonly Candidate[],
): Promise<ReadonlySet<string>> {
  const rows = await db.query<{ identity: string }>(
    `INSERT INTO document
       (source, arrival_id, position, identity, document_no, content_hash, event_id, kind, line_count, ordinal)
     SELECT $1, $2::integer, coalesce($3::bigint, -1), candidate.*
       FROM unnest($4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::integer[], $10::integer[])
         AS candidate (identity, document_no, content_hash, event_id, kind, line_count, ordinal)
      ORDER BY candidate.identity
         ON CONFLICT (source, identity) DO UPDATE
        SET arrival_id = excluded.arrival_id, position = excluded.position, ordinal = excluded.ordinal,
            content_hash = excluded.content_hash, event_id = excluded.event_id, kind = excluded.kind,
            line_count = excluded.line_count, version = document.version + 1, received_at = now()
      WHERE $11 AND document.content_hash <> excluded.content_hash
        AND (document.position, document.arrival_id, document.ordinal)
          < (excluded.position, excluded.arrival_id, excluded.ordinal)
     RETURNING identity`,
    [
      source,
      arrivalId,
      position,
      candidates.map(({ identity }) => identity),
      candidates.map(({ documentNo }) => documentNo),
      candidates.map(({ contentHash }) => contentHash),
      candidates.map(({ eventId }) => eventId),
      candidates.map(({ kind }) => kind),
      candidates.map(({ lineCount }) => lineCount),
      candidates.map(({ ordinal }) => ordinal),
      versions,
    ],
  );
  return new Set(rows.map(({ identity }) => identity));
}

interface KnownDocument {
  readonly contentHash: string;
  readonly version: number;
  /** Of the file with which it came. */
  readonly fileName: string;
}

async function knownDocuments(
  db: Db,
  source: string,
  identities: readonly string[],
): Promise<ReadonlyMap<string, KnownDocument>> {
  if (identities.length === 0) return new Map();
  const rows = await db.query<KnownDocument & { identity: string }>(
    `SELECT identity, content_hash AS "contentHash", version, file_name AS "fileName"
       FROM document JOIN arrival ON arrival.id = arrival_id
      WHERE document.source = $1 AND identity = ANY($2)`,
    [source, identities],
  );
  return new Map(rows.map((row) => [row.identity, row]));
}
