import type { ConfigOf } from '@kervan/service';
import type { settings } from '../settings.js';

export type ReservationPeriod = Pick<ConfigOf<typeof settings>, 'RESERVATION_TTL_HOURS'>;

const HOUR_MS = 3_600_000;

/** When goods that are reserved now are released, unless they are despatched before. */
export function expiryOf(config: ReservationPeriod): Date {
  return new Date(Date.now() + config.RESERVATION_TTL_HOURS * HOUR_MS);
}
