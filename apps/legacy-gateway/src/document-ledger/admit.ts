import type { Db } from '@kervan/database';
import type { DocumentKind } from '../normalising/draft.js';
import type { DocumentIdentity } from './document-identity.js';

/** A document that asks to be published. */
export interface Candidate extends DocumentIdentity {
  readonly eventId: string;
  readonly documentNo: string;
  readonly kind: DocumentKind;
  readonly lineCount: number;
}

/**
 * NEW: publish it. DUPLICATE: was received with the same content, for versions: was the last one. CONFLICT: was received
 * with other content.
 */
export type Verdict = 'NEW' | 'DUPLICATE' | 'CONFLICT';

export interface Admission {
  readonly source: string;
  readonly arrivalId: number;
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
    const known = await knownHashes(
      db,
      admission.source,
      wave.map(({ identity }) => identity).filter((identity) => !fresh.has(identity)),
    );
    for (const candidate of wave) {
      const { identity, contentHash } = candidate;
      const isSame = known.get(identity) === contentHash;
      verdicts.set(candidate, fresh.has(identity) ? 'NEW' : isSame ? 'DUPLICATE' : 'CONFLICT');
    }
  }
  return candidates.map((candidate) => verdicts.get(candidate) ?? 'CONFLICT');
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
  { source, arrivalId, versions }: Admission,
  candidates: readonly Candidate[],
): Promise<ReadonlySet<string>> {
  const rows = await db.query<{ identity: string }>(
    `INSERT INTO document (source, arrival_id, identity, document_no, content_hash, event_id, kind, line_count)
     SELECT $1, $2::integer, candidate.*
       FROM unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::integer[])
         AS candidate (identity, document_no, content_hash, event_id, kind, line_count)
      ORDER BY candidate.identity
         ON CONFLICT (source, identity) DO UPDATE
        SET arrival_id = excluded.arrival_id, content_hash = excluded.content_hash, event_id = excluded.event_id,
            kind = excluded.kind, line_count = excluded.line_count, version = document.version + 1,
            received_at = now()
      WHERE $9 AND document.content_hash <> excluded.content_hash
     RETURNING identity`,
    [
      source,
      arrivalId,
      candidates.map(({ identity }) => identity),
      candidates.map(({ documentNo }) => documentNo),
      candidates.map(({ contentHash }) => contentHash),
      candidates.map(({ eventId }) => eventId),
      candidates.map(({ kind }) => kind),
      candidates.map(({ lineCount }) => lineCount),
      versions,
    ],
  );
  return new Set(rows.map(({ identity }) => identity));
}

async function knownHashes(
  db: Db,
  source: string,
  identities: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (identities.length === 0) return new Map();
  const rows = await db.query<{ identity: string; contentHash: string }>(
    `SELECT identity, content_hash AS "contentHash" FROM document WHERE source = $1 AND identity = ANY($2)`,
    [source, identities],
  );
  return new Map(rows.map(({ identity, contentHash }) => [identity, contentHash]));
}
