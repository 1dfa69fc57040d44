import type { Failure } from '../failures/failure.js';

/** A missing event that does not arrive within this time raises an alarm. */
const GAP_ALARM_MS = 5_000;

/**
 * Milliseconds until somebody looks at a parked key again; null: an operator must.
 *
 * @param waitMs until the next try of a RETRY.
 */
export function dueIn(state: Failure['state'], waitMs: number): number | null {
  return { RETRY: waitMs, GAP: GAP_ALARM_MS, DEAD: null }[state];
}
