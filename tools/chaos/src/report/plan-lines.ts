import type { PlannedFault } from '../plan/plan-faults.js';

/** A plan as it is printed before anything strikes. */
export function planLines(plan: readonly PlannedFault[]): readonly string[] {
  return plan.map(({ kind, at, target, seconds }) => {
    const long = seconds > 0 ? ` for ${seconds} s` : '';
    return `plan: ${String(at).padStart(4)} s  ${kind}${target === null ? '' : ` ${target}`}${long}`;
  });
}
