import type { BenchName, Comparison } from './figures.js';
import { percentile } from './percentile.js';
import { rounded } from './reading.js';

/** One round: the same work twice, one after the other. */
export interface Round {
  readonly plain: number;
  readonly changed: number;
}

/**
 * Medians of rounds. A machine that becomes slower in the middle changes both sides of a round, so the change is taken
 * round by round.
 *
 * @param rounds at least one; `plain` above 0
 */
export function compared(bench: BenchName, what: string, rounds: readonly Round[]): Comparison {
  const changes = rounds.map(({ plain, changed }) => (changed / plain - 1) * 100);
  return {
    bench,
    what,
    plain: rounded(median(rounds.map(({ plain }) => plain)), 3),
    changed: rounded(median(rounds.map(({ changed }) => changed)), 3),
    changePercent: rounded(median(changes), 1),
    rounds: rounds.length,
  };
}

/** The middle value, or the lower of two. */
export function median(values: readonly number[]): number {
  return percentile(
    [...values].sort((a, b) => a - b),
    50,
  );
}
