/** How long a lease is valid without renewal. */
export const LEASE_MS = 2_500;
/** How often leases are renewed and the sharing of lanes is looked at. */
export const RENEW_MS = 500;
/** How soon a renewal that failed is tried again: not much of the lease is left. */
export const AGAIN_MS = 50;
/** Leases are not renewed while the main loop stood still for longer. */
export const LONGEST_STANDSTILL_MS = 1_000;
/** How often the main loop shows that it turns, and stores the floors of its lanes. */
export const BEAT_MS = 200;

/** Most time for one send. */
export const LONGEST_SEND_MS = 2_000;
/** Less is no time for a produce request. */
export const SHORTEST_SEND_MS = 500;
/** Kept between the end of a send and the end of the lease: force-closing takes a moment. */
export const SEND_MARGIN_MS = 250;
/** Leases are not renewed while one step of the work (a read, a send, a delete) takes longer. */
export const LONGEST_STEP_MS = 5_000;

/**
 * How long to wait for the next renewal: not beyond the moment at which another's lease ends, so that its lanes do not
 * stand still for longer than that. Who lives renews long before it.
 *
 * @param endsInMs of the first of others' leases; null: others hold none
 */
export function untilRenewalMs(endsInMs: number | null): number {
  return endsInMs === null ? RENEW_MS : Math.min(RENEW_MS, Math.ceil(endsInMs) + 1);
}
