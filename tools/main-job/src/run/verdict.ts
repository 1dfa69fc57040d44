import type { Summary } from '../summary/ports.js';

/** What is wrong with a run's result, one line each; empty when every invariant holds and nothing is parked or lost. */
export function faultsOf({ input, outboxPending, lag, parked, invariants }: Summary): string[] {
  const settled = input.published + input.duplicates + input.quarantined;
  return [
    ...invariants.filter(({ holds }) => !holds).map(({ id, detail }) => `${id} does not hold: ${detail}`),
    ...(input.lines === settled ? [] : [`${input.lines} lines were read, ${settled} are accounted for`]),
    ...(parked === 0 ? [] : [`${parked} events are parked`]),
    ...(outboxPending === 0 ? [] : [`${outboxPending} events wait in outboxes`]),
    ...(lag === 0 ? [] : [`${lag} deliveries are missing`]),
  ];
}
