import type { JourneyVerdict } from './journeys/judge-journeys.js';
import type { Invariant } from './invariants/invariant-check.js';

/** Figures that say whether a system is at rest; invariants need not hold before. */
export interface Rest {
  readonly outboxPending: number;
  readonly lag: number;
  readonly parked: number;
}

export interface Verification extends Rest {
  /** Consumer, topic, key and error of the parked events, at most 100 of them. */
  readonly parkedEvents: readonly string[];
  readonly invariants: readonly Invariant[];
  /** Absent where the console was not asked. */
  readonly journeys?: JourneyVerdict;
}

/**
 * What is wrong, one line each; empty when the system is at rest and every invariant holds.
 *
 * @param allowMissing whether an invariant that could not be checked is no fault
 */
export function faultsOf(
  { outboxPending, lag, parked, parkedEvents, invariants, journeys }: Verification,
  { allowMissing = false } = {},
): string[] {
  const broken = invariants.filter(({ holds, checked }) => !holds && (checked || !allowMissing));
  return [
    ...broken.map(({ id, checked, detail }) =>
      checked ? `${id} does not hold: ${detail}` : `${id} ${detail}`,
    ),
    ...(parked === 0 ? [] : [`${parked} events are parked`]),
    ...parkedEvents.map((event) => `parked: ${event}`),
    ...(outboxPending === 0 ? [] : [`${outboxPending} events wait in outboxes`]),
    ...(lag === 0 ? [] : [`${lag} deliveries are missing`]),
    ...faultsOfJourneys(journeys),
  ];
}

function faultsOfJourneys(journeys: JourneyVerdict | undefined): readonly string[] {
  if (!journeys || journeys.wrong === 0) return [];
  return [`${journeys.wrong} of ${journeys.journeys} journeys are wrong`, ...journeys.faults];
}
