import { Database } from '@kervan/database';
import { Metrics } from '@kervan/observability';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { openRecordCounts } from './record-counts.js';

/** Tells whoever collects metrics how much waits for a repair. */
@Injectable()
export class QuarantineMetrics implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly metrics: Metrics,
  ) {}

  onApplicationBootstrap(): void {
    this.metrics.observe('erp.quarantine.open', async (tell) => {
      for (const { source, code, records } of await openRecordCounts(this.database))
        tell(records, { source, code });
    });
    this.metrics.observe('erp.quarantine.oldest.age', async (tell) => {
      for (const { source, code, oldestSeconds } of await openRecordCounts(this.database))
        tell(oldestSeconds, { source, code });
    });
  }
}
