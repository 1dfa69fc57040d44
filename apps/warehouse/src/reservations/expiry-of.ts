import type { ConfigOf } from '@kervan/service';
import type { settings } from '../settings.js';

const HOUR_MS = 3_600_000;

/** When goods that are reserved now are released, unless they are despatched before. */
export function expiryOf(config: ConfigOf<typeof settings>): Date {
  return new Date(Date.now() + config.RESERVATION_TTL_HOURS * HOUR_MS);
}
