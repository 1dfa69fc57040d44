import { DATAREF, KervanError } from '@kervan/contracts';
import type { IncomingRecord } from '@kervan/messaging';
import { fetchClaim, type ClaimStore } from '@kervan/outbox';

/** What an event's record refers to; or why it cannot be read, for good. */
export type Claim = string | KervanError;

/**
 * Where the payload lies when the record has none. A payload that is there counts, also where an operator put it there.
 */
export function referenceOf({ headers, value }: IncomingRecord): string | undefined {
  return value === '' || value === null ? headers[DATAREF] : undefined;
}

/** @throws KervanError CLAIM_MISSING: the payload may come back, so the event waits. */
export async function claimOf(store: ClaimStore | undefined, reference: string): Promise<Claim> {
  try {
    return await fetchClaim(store, reference);
  } catch (error) {
    if (error instanceof KervanError && !error.retriable) return error;
    throw error;
  }
}
