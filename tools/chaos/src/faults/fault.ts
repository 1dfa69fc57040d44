import type { PlannedFault } from '../plan/plan-faults.js';
import type { Stack } from '../stack/start-stack.js';

/** What a fault needs to know of the run. */
export interface Scene {
  readonly stack: Stack;
  /** Aborts when the run is given up. */
  readonly signal: AbortSignal;
}

/**
 * Does a planned fault, from its begin to its end.
 *
 * @param struck called when recovery is to be measured from now on: right after a process was killed or frozen, at the end of
 * everything else.
 */
export type Fault = (scene: Scene, planned: PlannedFault, struck: () => void) => Promise<void>;
