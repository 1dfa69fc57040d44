import { v5 } from 'uuid';

/** Namespace of the event ids of received documents; another one would make all of them new. */
const NAMESPACE = '6f1c1d3e-9a57-4a0e-8f6b-0d3c6a1b52e7';

export interface DocumentIdentity {
  /** What makes two documents of a source the same one, whatever their content. */
  readonly identity: string;
  /** SHA-256 of what the document says, without the file it stands in. */
  readonly contentHash: string;
}

/** Where a version stands: what comes back to an earlier content is news again. */
export interface VersionPlace {
  readonly sha256: string;
  readonly ordinal: number;
  /** How often the source had sent these bytes before. */
  readonly before: number;
}

/**
 * UUIDv5 of source, document and content: a second run over the same input makes the same ids.
 *
 * @param place of a document that may have versions, null for others.
 */
export function eventIdOf(
  source: string,
  { identity, contentHash }: DocumentIdentity,
  place: VersionPlace | null,
): string {
  const version = place ? [place.sha256, place.ordinal, ...(place.before > 0 ? [place.before] : [])] : [];
  return v5(JSON.stringify([source, identity, contentHash, ...version]), NAMESPACE);
}
