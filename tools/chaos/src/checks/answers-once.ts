import type { Evidence } from '../evidence/evidence.js';
import { total } from '../evidence/tally.js';
import type { Claim } from './claim.js';

/** Each movement was answered by one event on the broker. */
export function answersOnce({ written, broker }: Evidence): Claim {
  const wanted = total(written);
  const found = total(broker.answers.tallies);
  const holds = wanted.count === found.count && wanted.ids === found.ids;
  return { name: 'answers exactly once', holds, detail: `${found.count} answers to ${wanted.count} events` };
}
