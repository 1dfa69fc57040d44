import type { Evidence } from '../evidence/evidence.js';
import { differenceOf } from '../evidence/tally.js';
import { type Claim, none } from './claim.js';

/** No event of a transaction that was rolled back is on the broker. */
export function nothingInvented({ written, broker }: Evidence): Claim {
  const published = new Map(broker.movements.flatMap(({ tallies }) => [...tallies]));
  const { extra, examples } = differenceOf(written, published);
  return none('nothing invented', extra, 'events on the broker that never committed', examples);
}
