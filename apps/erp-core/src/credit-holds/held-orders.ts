import type { Logger } from '@kervan/observability';
import { UnitOfWork } from '@kervan/outbox';
import { CONFIG, LOGGER, Periodic, type ConfigOf } from '@kervan/service';
import { Inject, Injectable } from '@nestjs/common';
import type { settings } from '../settings.js';
import { Complaints } from '../waiting/complaints.js';
import { releaseHeldOrders } from './release-held-orders.js';

/** Looks, again and again, after the orders that are held for credit. */
@Injectable()
export class HeldOrders extends Periodic {
  constructor(
    work: UnitOfWork,
    @Inject(CONFIG) config: ConfigOf<typeof settings>,
    @Inject(LOGGER) logger: Logger,
  ) {
    const complaints = new Complaints(logger);
    super({
      name: 'held orders',
      everyMs: config.ORDER_CLOCK_MS,
      round: (signal) => releaseHeldOrders(work, { signal, complaints }),
      logger,
    });
  }
}
