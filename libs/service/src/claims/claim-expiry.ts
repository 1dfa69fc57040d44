import type { Logger } from '@kervan/observability';
import type { ClaimStore } from '@kervan/outbox';
import { Periodic } from '../periodic/periodic.js';

const DAY_MS = 86_400_000;
const EVERY_MS = 3_600_000;

/** Removes payloads from the claim store that were put there too long ago, those of events that never committed too. */
export class ClaimExpiry extends Periodic {
  /** @param days must be more than topics keep their records, and than an event may stay parked. */
  constructor(claims: ClaimStore, days: number, logger: Logger) {
    super({
      name: 'expiry of claims',
      everyMs: EVERY_MS,
      round: async () => {
        const removed = await claims.removeBefore(new Date(Date.now() - days * DAY_MS));
        if (removed > 0) logger.info({ removed, days }, 'claims removed');
        return false;
      },
      logger,
    });
  }
}
