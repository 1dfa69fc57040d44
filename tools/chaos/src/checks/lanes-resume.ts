import type { Evidence } from '../evidence/evidence.js';
import type { Claim } from './claim.js';

/** A lease of 3 s, the looks of those that take over, the first batch. */
const LIMIT_MS = 5_000;

/** Whose lanes end with their leases; a publisher that does not reach the broker keeps them for a while. */
const takenOver: ReadonlySet<string> = new Set(['kill-publisher', 'freeze-publisher']);

/** Lanes of a killed or frozen publisher go on within 5 s. */
export function lanesResume({ recoveries }: Evidence): Claim {
  const measured = recoveries.filter(({ fault }) => takenOver.has(fault.kind));
  const late = measured.filter(({ publishMs }) => publishMs === null || publishMs > LIMIT_MS);
  const times = measured.map(({ publishMs }) => publishMs ?? Infinity);
  return {
    name: 'lanes resume within 5 s',
    holds: late.length === 0,
    detail: measured.length === 0 ? 'none lost its publisher' : `at most ${Math.max(...times)} ms`,
  };
}
