import type { Logger } from '@kervan/observability';
import { UnitOfWork } from '@kervan/outbox';
import { CONFIG, LOGGER, Periodic, type ConfigOf } from '@kervan/service';
import { Inject, Injectable } from '@nestjs/common';
import type { settings } from '../settings.js';
import { cancelLongHolds } from './cancel-long-holds.js';
import { Complaints } from './complaints.js';
import { tryWaitingOrders } from './try-waiting-orders.js';

/** Looks, again and again, after the orders that wait for stock. */
@Injectable()
export class WaitingOrders extends Periodic {
  constructor(
    work: UnitOfWork,
    @Inject(CONFIG) config: ConfigOf<typeof settings>,
    @Inject(LOGGER) logger: Logger,
  ) {
    const complaints = new Complaints(logger);
    super({
      name: 'waiting orders',
      everyMs: config.ORDER_CLOCK_MS,
      round: async (signal) => {
        const dealing = { signal, complaints };
        const tried = await tryWaitingOrders(work, dealing);
        const ended = await cancelLongHolds(work, { ...dealing, holdDays: config.STOCK_HOLD_DAYS });
        return tried || ended;
      },
      logger,
    });
  }
}
