import type { Evidence } from '../evidence/evidence.js';
import { type Claim, none } from './claim.js';

/** Outboxes are empty, nothing is held or parked, no gap is open, consumers are at the end. */
export function nothingWaits({ waiting, lag }: Evidence): Claim {
  const places = Object.entries(waiting).flatMap(([store, { unpublished, parked }]) => [
    ...(unpublished > 0 ? [`${store}: ${unpublished} unpublished`] : []),
    ...(parked > 0 ? [`${store}: ${parked} parked`] : []),
  ]);
  const count = Object.values(waiting).reduce(
    (sum, { unpublished, parked }) => sum + unpublished + parked,
    lag,
  );
  return none('nothing waits', count, `events wait, ${lag} of them on the broker`, places);
}
