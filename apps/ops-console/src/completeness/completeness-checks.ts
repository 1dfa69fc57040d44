import { Database } from '@kervan/database';
import type { Broker } from '@kervan/messaging';
import type { Logger } from '@kervan/observability';
import { BROKER, LOGGER, Periodic } from '@kervan/service';
import { Inject, Injectable } from '@nestjs/common';
import { DayPartitions } from '../read-model/day-partitions.js';
import { BrokerLag } from './broker-lag.js';
import { checkCompleteness } from './check-completeness.js';

const EVERY_MS = 10_000;
const GRACE_SECONDS = 20;

/** Names every receipt that is missing, and who is silent: a receipt that was lost within a minute. */
@Injectable()
export class CompletenessChecks extends Periodic {
  constructor(
    database: Database,
    partitions: DayPartitions,
    @Inject(BROKER) broker: Broker,
    @Inject(LOGGER) logger: Logger,
  ) {
    const lag = new BrokerLag(broker);
    const round = () =>
      checkCompleteness(database, lag, { graceSeconds: GRACE_SECONDS, oldest: partitions.oldest() });
    super({ name: 'check of completeness', everyMs: EVERY_MS, round, logger });
  }
}
