import { KervanError } from '@kervan/contracts';
import { claimReference } from './claim-reference.js';
import type { ClaimStore } from './claim-store.js';

/**
 * The payload that an event was published with.
 *
 * @throws KervanError CLAIM_MISSING, also without a store: an operator must provide it; CLAIM_CORRUPT when the bytes are
 * others; EVENT_MALFORMED for what is no reference.
 */
export async function fetchClaim(store: ClaimStore | undefined, reference: string): Promise<string> {
  if (!store)
    throw new KervanError('CLAIM_MISSING', 'an event refers to a claim store and CLAIM_STORE is not set');
  const payload = await store.get(reference);
  if (claimReference(payload) !== reference) {
    throw new KervanError('CLAIM_CORRUPT', `what lies at ${reference} has another checksum`);
  }
  return Buffer.from(payload).toString('utf8');
}
