import { Database } from '@kervan/database';
import { Metrics } from '@kervan/observability';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';

interface Concluded {
  readonly expected: number;
  readonly received: number;
  readonly records: number;
  readonly seconds: number;
}

/** Tells the last check to whoever collects metrics. */
@Injectable()
export class CompletenessMetrics implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly metrics: Metrics,
  ) {}

  onApplicationBootstrap(): void {
    this.metrics.observe('erp.journey.completeness', async (tell) => {
      for (const { expected, received } of await this.#concluded())
        tell(expected === 0 ? 1 : received / expected, {});
    });
    this.metrics.observe('erp.journey.projection.lag', async (tell) => {
      for (const { seconds } of await this.#concluded()) tell(seconds, {});
    });
    this.metrics.observe('erp.journey.projection.lag.records', async (tell) => {
      for (const { records } of await this.#concluded()) tell(records, {});
    });
    this.metrics.observe('erp.receipts.missing', async (tell) => {
      const missing = await this.database.query<{ consumer: string; count: number }>(
        `SELECT consumer, count(missing.event_id) FROM (SELECT DISTINCT consumer FROM stream_check) AS known
         LEFT JOIN missing_receipt AS missing USING (consumer) GROUP BY consumer`,
      );
      for (const { consumer, count } of missing) tell(count, { consumer });
    });
  }

  #concluded(): Promise<Concluded[]> {
    return this.database.query<Concluded>(
      `SELECT expected, received, behind_records AS records, behind_seconds AS seconds FROM completeness`,
    );
  }
}
