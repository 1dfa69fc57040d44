import type { ProcessName } from '../processes/process-names.js';
import { seededRandom } from '../seeded-random.js';
import { type FaultKind, faultKinds, isFaultKind, rangeOf } from './fault-kinds.js';

/** One fault of a plan. */
export interface PlannedFault {
  readonly kind: FaultKind;
  /** Seconds after the load began; later when the fault before it is not over yet. */
  readonly at: number;
  /** The process it strikes; null: a store, or what is on the way. */
  readonly target: ProcessName | null;
  /** How long it lasts. */
  readonly seconds: number;
}

export interface PlanOptions {
  /** Whole number; its lower 32 bits count. */
  readonly seed: number;
  /** Length of the load. */
  readonly seconds: number;
  /** Whether the stores may be restarted. */
  readonly ownStores: boolean;
  /** Kinds to choose from; default all. */
  readonly kinds?: readonly FaultKind[];
}

/** Faults begin when everything runs, and the last one leaves room to recover from. */
const FIRST_S = 5;
const LAST_PART = 0.9;
/** At this distance recovery can be told from the next fault; a longer run has more rounds of all kinds. */
const DISTANCE_S = 25;

const allKinds = Object.keys(faultKinds).filter(isFaultKind);

/** Every kind of fault at least once, in an order that the seed decides: the same options, the same plan. */
export function planFaults({
  seed,
  seconds,
  ownStores,
  kinds = allKinds,
}: PlanOptions): readonly PlannedFault[] {
  const random = seededRandom(seed);
  const possible = kinds.filter((kind) => ownStores || !rangeOf(kind).ownStores);
  const room = seconds * LAST_PART - FIRST_S;
  const rounds = Math.max(1, Math.floor(room / (possible.length * DISTANCE_S)));
  const order = Array.from({ length: rounds }, () => shuffled(possible, random)).flat();
  return order.map((kind, index) => {
    const { targets, seconds: range } = rangeOf(kind);
    const [least, most] = range;
    return {
      kind,
      at: Math.round(FIRST_S + (index * room) / order.length),
      target: targets[Math.floor(random() * targets.length)] ?? null,
      seconds: Math.round((least + random() * (most - least)) * 10) / 10,
    };
  });
}

function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  const drawn = items.map((item) => ({ item, place: random() }));
  return drawn.sort((a, b) => a.place - b.place).map(({ item }) => item);
}
