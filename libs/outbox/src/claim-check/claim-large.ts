import { KervanError } from '@kervan/contracts';
import type { PendingEvent } from '../writing/pending-event.js';
import type { ClaimStore } from './claim-store.js';

/** Bytes of a payload in UTF-8 that an event may carry itself; a batch of the broker holds 1 MB. */
export const LARGEST_PAYLOAD = 800_000;

const MOST_BYTES_PER_CHARACTER = 3;

/** @throws KervanError RECORD_TOO_LARGE for a payload that needs a claim store, where there is none. */
export function refuseLarge({ envelope: { type, key }, payload }: PendingEvent): void {
  if (!isLarge(payload)) return;
  const size = `its payload has ${Buffer.byteLength(payload)} bytes`;
  const limit = `more than ${LARGEST_PAYLOAD} need a claim store (CLAIM_STORE)`;
  throw new KervanError('RECORD_TOO_LARGE', `${type} of key ${key}: ${size}, ${limit}`);
}

/**
 * Puts large payloads into the store, before their events are committed; a payload without event is removed by its age.
 *
 * @returns the events, those with references in the place of their payloads
 * @throws KervanError CLAIM_MISSING where the store cannot be written
 */
export async function claimLarge(
  store: ClaimStore | undefined,
  events: readonly PendingEvent[],
): Promise<readonly PendingEvent[]> {
  if (!store || !events.some(({ payload }) => isLarge(payload))) return events;
  const claimed: PendingEvent[] = [];
  // One after the other: each is in memory twice.
  for (const event of events) claimed.push(isLarge(event.payload) ? await claim(store, event) : event);
  return claimed;
}

async function claim(store: ClaimStore, event: PendingEvent): Promise<PendingEvent> {
  return { ...event, dataref: await store.put(Buffer.from(event.payload)), payload: '' };
}

function isLarge(payload: string): boolean {
  return (
    payload.length * MOST_BYTES_PER_CHARACTER > LARGEST_PAYLOAD &&
    Buffer.byteLength(payload) > LARGEST_PAYLOAD
  );
}
