import type { Logger } from '@kervan/observability';
import { UnitOfWork } from '@kervan/outbox';
import { CONFIG, LOGGER, Periodic, type ConfigOf } from '@kervan/service';
import { Inject, Injectable } from '@nestjs/common';
import type { settings } from '../settings.js';
import { expireReservations } from './expire-reservations.js';

/** Releases, again and again, what is held too long. */
@Injectable()
export class ReservationExpiry extends Periodic {
  constructor(
    unitOfWork: UnitOfWork,
    @Inject(CONFIG) config: ConfigOf<typeof settings>,
    @Inject(LOGGER) logger: Logger,
  ) {
    super({
      name: 'reservation expiry',
      everyMs: config.EXPIRY_POLL_MS,
      round: () => expireReservations(unitOfWork),
      logger,
    });
  }
}
