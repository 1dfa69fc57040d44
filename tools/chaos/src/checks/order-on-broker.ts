import type { Evidence } from '../evidence/evidence.js';
import { type Claim, none } from './claim.js';

/** The events of a key came to the broker in order for the first time, each sequence once; repetitions may follow. */
export function orderOnBroker({ broker }: Evidence): Claim {
  const logs = [...broker.movements, broker.answers];
  const faults = logs.reduce((sum, { ahead, forks }) => sum + ahead + forks, 0);
  const repeated = logs.reduce((sum, log) => sum + log.repeated, 0);
  const examples = logs.flatMap((log) => log.examples);
  return none(
    'order on the broker',
    faults,
    `records before their turn or forked, ${repeated} repeated`,
    examples,
  );
}
