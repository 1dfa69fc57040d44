import type { Evidence } from '../evidence/evidence.js';
import { type Claim, none } from './claim.js';

/** The movements of an account took effect in the order in which they were written, in both groups. */
export function effectsInOrder({ effects, sums }: Evidence): Claim {
  const inSums = [...sums.values()].reduce((sum, { inversions }) => sum + inversions, 0);
  const examples = [...sums].filter(([, { inversions }]) => inversions > 0).map(([account]) => account);
  return none('effects in order', effects.inversions + inSums, 'inversions', examples.slice(0, 5));
}
