import type { Logger } from '@kervan/observability';
import { UnitOfWork } from '@kervan/outbox';
import { CONFIG, LOGGER, Periodic, type ConfigOf } from '@kervan/service';
import { Inject, Injectable } from '@nestjs/common';
import type { settings } from '../settings.js';
import { timeOutReservations } from './time-out-reservations.js';
import { WarehouseClient } from './warehouse-client.js';

/** Looks, again and again, after the orders whose approval the warehouse has not answered. */
@Injectable()
export class UnansweredOrders extends Periodic {
  constructor(
    work: UnitOfWork,
    @Inject(CONFIG) config: ConfigOf<typeof settings>,
    @Inject(LOGGER) logger: Logger,
  ) {
    const warehouse = new WarehouseClient({ url: config.WAREHOUSE_URL, token: config.WAREHOUSE_TOKEN });
    super({
      name: 'unanswered orders',
      everyMs: config.ORDER_CLOCK_MS,
      round: (signal) =>
        timeOutReservations(work, warehouse, { signal, logger, timeoutS: config.RESERVATION_TIMEOUT_S }),
      logger,
    });
  }
}
