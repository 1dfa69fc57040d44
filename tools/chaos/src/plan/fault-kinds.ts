import {
  consumerProcesses,
  effects,
  loads,
  type ProcessName,
  projections,
  publishers,
} from '../processes/process-names.js';

/** What a kind of fault may strike and how long it lasts. */
interface FaultRange {
  /** Processes of which the plan draws one; none: the fault strikes a store or what is on the way. */
  readonly targets: readonly ProcessName[];
  /** Seconds, least and most. */
  readonly seconds: readonly [number, number];
  /** Whether it needs the stores to be run by this process. */
  readonly ownStores?: boolean;
}

/** Leases last 3 s, memberships of consumer groups 10 s: frozen processes lose both. */
export const faultKinds = {
  'kill-publisher': { targets: publishers, seconds: [0, 0] },
  'kill-projection': { targets: projections, seconds: [0, 0] },
  'kill-effect': { targets: effects, seconds: [0, 0] },
  'kill-load': { targets: loads, seconds: [0, 0] },
  'freeze-publisher': { targets: publishers, seconds: [6, 10] },
  'freeze-consumer': { targets: consumerProcesses, seconds: [12, 16] },
  // The one behind the proxies: it reaches its databases, but not the broker.
  'isolate-publisher': { targets: ['publisher-1'], seconds: [12, 16] },
  'restart-broker': { targets: [], seconds: [0, 0], ownStores: true },
  'kill-broker': { targets: [], seconds: [0, 0], ownStores: true },
  'restart-postgres-fast': { targets: [], seconds: [0, 0], ownStores: true },
  'restart-postgres-immediate': { targets: [], seconds: [0, 0], ownStores: true },
  'cut-postgres': { targets: [], seconds: [1, 4] },
  'cut-broker': { targets: [], seconds: [1, 4] },
  'slow-postgres': { targets: [], seconds: [5, 8] },
  'slow-broker': { targets: [], seconds: [5, 8] },
  'rebalance-storm': { targets: [], seconds: [12, 20] },
  republish: { targets: [], seconds: [4, 8] },
  'refused-records': { targets: [], seconds: [0, 0] },
} as const satisfies Readonly<Record<string, FaultRange>>;

export type FaultKind = keyof typeof faultKinds;

export function isFaultKind(name: string): name is FaultKind {
  return name in faultKinds;
}

export function rangeOf(kind: FaultKind): FaultRange {
  return faultKinds[kind];
}
