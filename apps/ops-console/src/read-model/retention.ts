import type { Logger } from '@kervan/observability';
import { LOGGER, Periodic } from '@kervan/service';
import { Inject, Injectable } from '@nestjs/common';
import { DayPartitions } from './day-partitions.js';

const EVERY_MS = 3_600_000;

/** Makes partitions ahead of their day and forgets what is older than it is kept. */
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
