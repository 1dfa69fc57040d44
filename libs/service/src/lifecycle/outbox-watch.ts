import type { Database } from '@kervan/database';
import type { Logger, Metrics } from '@kervan/observability';
import { OutboxGauge } from '@kervan/outbox';
import { Periodic } from '../periodic/periodic.js';

const EVERY_MS = 15_000;

/** Measures the service's outbox again and again. */
export class OutboxWatch extends Periodic {
  constructor(database: Database, service: string, metrics: Metrics, logger: Logger) {
    const gauge = new OutboxGauge(database, service, metrics);
    const round = () => gauge.measure().then(() => false);
    super({ name: 'watch of the outbox', everyMs: EVERY_MS, round, logger });
  }
}
