import type { BrokerEvidence } from '../broker-evidence.js';
import type { Evidence, Invariant, RunFacts } from '../ports.js';

/** Asks the databases and the broker whether one rule of the business holds. */
export type InvariantCheck = (
  evidence: Evidence,
  broker: BrokerEvidence,
  facts: RunFacts,
) => Promise<Invariant>;

/** Holds when there are no faults; the detail names what was compared, or the first faults. */
export function invariant(id: string, compared: string, faults: readonly string[]): Invariant {
  const shown = faults.slice(0, 3).join('; ');
  const more = faults.length > 3 ? `; and ${faults.length - 3} more` : '';
  return { id, holds: faults.length === 0, detail: faults.length === 0 ? compared : shown + more };
}

/** What differs between two sides, each keyed alike. */
export function differences(
  [oneName, one]: readonly [string, ReadonlyMap<string, string>],
  [otherName, other]: readonly [string, ReadonlyMap<string, string>],
): readonly string[] {
  const keys = new Set([...one.keys(), ...other.keys()]);
  return [...keys]
    .filter((key) => one.get(key) !== other.get(key))
    .map(
      (key) => `${key}: ${oneName} ${one.get(key) ?? 'nothing'}, ${otherName} ${other.get(key) ?? 'nothing'}`,
    );
}
