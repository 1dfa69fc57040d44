import type { Logger } from '@kervan/observability';
import { UnitOfWork } from '@kervan/outbox';
import { CONFIG, LOGGER, Periodic, type ConfigOf } from '@kervan/service';
import { Inject, Injectable } from '@nestjs/common';
import type { settings } from '../settings.js';
import { Complaints } from './complaints.js';
import { timeOutReservations } from './time-out-reservations.js';
import { WarehouseClient } from './warehouse-client.js';

/** Looks, again and again, after the orders whose approval the warehouse has not answered, if it can be asked. */
@Injectable()
export class UnansweredOrders extends Periodic {
  constructor(
    work: UnitOfWork,
    @Inject(CONFIG) config: ConfigOf<typeof settings>,
    @Inject(LOGGER) logger: Logger,
  ) {
    const { WAREHOUSE_URL: url, WAREHOUSE_TOKEN: token, RESERVATION_TIMEOUT_S: timeoutS } = config;
    const warehouse = url === undefined ? null : new WarehouseClient({ url, token });
    const complaints = new Complaints(logger);
    super({
      name: 'unanswered orders',
      everyMs: config.ORDER_CLOCK_MS,
      round: async (signal) =>
        warehouse !== null && timeOutReservations(work, warehouse, { signal, complaints, timeoutS }),
      logger,
    });
  }
}
