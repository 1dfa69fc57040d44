import { createHash } from 'node:crypto';
import { v5 } from 'uuid';
import type { Draft } from '../online-retail/draft.js';

/** Namespace of the event ids of received documents; another one would make all of them new. */
const NAMESPACE = '6f1c1d3e-9a57-4a0e-8f6b-0d3c6a1b52e7';

export interface DocumentIdentity {
  /** SHA-256 of what is published, without the file it stands in. */
  readonly contentHash: string;
  /** UUIDv5 of source, document and content: a second run over the same input makes the same ids. */
  readonly eventId: string;
}

export function identityOf(source: string, { contract, content }: Draft): DocumentIdentity {
  const contentHash = createHash('sha256')
    .update(JSON.stringify([contract.type, content]))
    .digest('hex');
  const name = JSON.stringify([source, content.documentNo, contentHash]);
  return { contentHash, eventId: v5(name, NAMESPACE) };
}
