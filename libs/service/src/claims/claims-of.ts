import { openClaimStore, type ClaimStore } from '@kervan/outbox';
import type { CommonConfig } from '../config/common-config.js';

/** Where the service puts and finds payloads that are too large for the broker; undefined: it has none. */
export function claimsOf({ CLAIM_STORE }: CommonConfig): ClaimStore | undefined {
  return CLAIM_STORE === undefined ? undefined : openClaimStore(CLAIM_STORE);
}
