import type { Evidence } from '../evidence/evidence.js';
import { differenceOf, total } from '../evidence/tally.js';
import { type Claim, none } from './claim.js';

/**
 * Every movement that committed is on the broker, so also each whose row was deleted from the outbox: no publisher, however
 * late it came back, deleted one that the broker had not acknowledged.
 */
export function nothingLost({ written, broker }: Evidence): Claim {
  const published = new Map(broker.movements.flatMap(({ tallies }) => [...tallies]));
  const { missing, examples } = differenceOf(written, published);
  return none(
    'nothing lost',
    missing,
    `of ${total(written).count} committed events not on the broker`,
    examples,
  );
}
