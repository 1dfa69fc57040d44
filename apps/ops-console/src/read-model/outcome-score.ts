import type { Outcome } from '@kervan/contracts';

/** Above every attempt that can be counted. */
const SETTLED = 2 ** 30;
const MOST_ATTEMPTS = 2 ** 27;

const settled: Partial<Record<Outcome, number>> = { skipped_late: 0, skipped: 1, handled: 2 };
const unsettled: Partial<Record<Outcome, number>> = { gap: 1, fork: 1, parked: 2, dead: 3 };

/**
 * Which of two outcomes of a delivery stands, whatever order their receipts come in: what settles it; before that the
 * later attempt. A duplicate tells only that it was settled before.
 */
export function outcomeScore(outcome: Outcome, attempt: number): number {
  const rank = settled[outcome];
  if (rank !== undefined) return SETTLED + rank;
  const step = unsettled[outcome];
  return step === undefined ? 0 : 4 * Math.min(attempt, MOST_ATTEMPTS) + step;
}
