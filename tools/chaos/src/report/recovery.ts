import type { PlannedFault } from '../plan/plan-faults.js';

/**
 * How long it took after a fault until things moved again, in milliseconds: from the strike for killed and frozen processes,
 * from the end of everything else. Null: not measured, or not within the time given.
 */
export interface Recovery {
  readonly fault: PlannedFault;
  /** Seconds after the load began. */
  readonly struckAt: number;
  /** Until the last lane, of the victim if there is one, was published from. */
  readonly publishMs: number | null;
  /** Until the last partition of each group was consumed from. */
  readonly consumeMs: number | null;
}
