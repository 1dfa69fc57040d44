import { faultsOf as faultsOfVerification } from '@kervan/verify';
import type { Summary } from '../summary/ports.js';

/** What is wrong with a run's result, one line each; empty when every invariant holds and nothing is parked or lost. */
export function faultsOf(summary: Summary): string[] {
  const { published, duplicates, quarantined, lines } = summary.input;
  const settled = published + duplicates + quarantined;
  return [
    ...faultsOfVerification(summary),
    ...(lines === settled ? [] : [`${lines} lines were read, ${settled} are accounted for`]),
  ];
}
