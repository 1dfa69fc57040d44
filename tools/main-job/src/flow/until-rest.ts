import { setTimeout as sleep } from 'node:timers/promises';
import { KervanError } from '@kervan/contracts';
import { atRest, type FlowProgress } from '../summary/ports.js';
import { Standstill } from './standstill.js';

const INTERVAL_MS = 1_000;

/** What one look saw: how far the flow is, or which store was away. */
export type Sight = FlowProgress | KervanError;

/**
 * Waits until two looks in a row see rest and nothing changed between them: one look is no snapshot, an event could
 * pass from a place not yet looked at to one already seen. A store that is away is waited for.
 *
 * @returns `performance.now()` of the first of the two looks
 * @throws KervanError PROCESS_FAILED when nothing moves for 15 minutes; the signal's reason.
 */
export async function untilRest(
  look: () => Promise<FlowProgress>,
  onSight: (sight: Sight) => void,
  signal: AbortSignal,
  intervalMs = INTERVAL_MS,
): Promise<number> {
  const standstill = new Standstill();
  for (;;) {
    signal.throwIfAborted();
    const sight: Sight = await look().catch(storeAway);
    onSight(sight);
    const seen = sight instanceof KervanError ? sight.message : JSON.stringify(sight);
    const stands = standstill.sees(seen);
    if (stands && !(sight instanceof KervanError) && atRest(sight)) return standstill.standsSince;
    standstill.assertMoving();
    await sleep(intervalMs, undefined, { signal });
  }
}

function storeAway(error: unknown): KervanError {
  if (error instanceof KervanError && error.class === 'infrastructure') return error;
  throw error;
}
