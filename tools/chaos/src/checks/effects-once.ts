import type { Evidence } from '../evidence/evidence.js';
import { differenceOf } from '../evidence/tally.js';
import { type Claim, none } from './claim.js';

/** Each movement took effect in the effect group, and only once. */
export function effectsOnce({ written, effects }: Evidence): Claim {
  const { missing, extra, examples } = differenceOf(written, effects.tallies);
  return none(
    'effects exactly once',
    missing + extra + effects.doubles,
    `wrong: ${effects.doubles} double, ${missing} missing, ${extra} of nothing`,
    examples,
  );
}
