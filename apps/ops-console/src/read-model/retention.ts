import type { Logger } from '@kervan/observability';
import { LOGGER, Periodic } from '@kervan/service';
import { Inject, Injectable } from '@nestjs/common';
import { DayPartitions } from './day-partitions.js';

/** Often enough that a round which had to give way does no harm. */
const EVERY_MS = 600_000;

/**
 * Makes partitions ahead of their day and forgets what is older than it is kept. What is written before the first round
 * is done moves into its partition.
 */
@Injectable()
export class Retention extends Periodic {
  constructor(partitions: DayPartitions, @Inject(LOGGER) logger: Logger) {
    const round = async () => {
      await partitions.keep();
      return false;
    };
    super({ name: 'retention', everyMs: EVERY_MS, round, logger });
  }
}
