import { Database } from '@kervan/database';
import { Metrics } from '@kervan/observability';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Destinations } from './destinations/destinations.js';

interface Backlog {
  readonly destination: string;
  readonly waiting: number;
  readonly failing: number;
  readonly oldestSeconds: number;
}

/** Tells whoever collects metrics how many files wait to be written, and for how long. */
@Injectable()
export class OutboundMetrics implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly destinations: Destinations,
    private readonly metrics: Metrics,
  ) {}

  onApplicationBootstrap(): void {
    this.metrics.observe('erp.outbound.backlog', async (tell) => {
      for (const { destination, waiting, failing } of await this.#backlogs()) {
        tell(waiting, { destination, state: 'waiting' });
        tell(failing, { destination, state: 'failing' });
      }
    });
    this.metrics.observe('erp.outbound.oldest.age', async (tell) => {
      for (const { destination, oldestSeconds } of await this.#backlogs())
        tell(oldestSeconds, { destination });
    });
  }

  /** Also of destinations that are declared no more: what waits for them is never written. */
  #backlogs(): Promise<Backlog[]> {
    return this.database.query<Backlog>(
      `SELECT destination, count(name) FILTER (WHERE fault IS NULL) AS waiting, count(fault) AS failing,
              coalesce(extract(epoch FROM clock_timestamp() - min(made_at)), 0)::float8 AS "oldestSeconds"
         FROM (SELECT destination, name, fault, made_at FROM outbound_file WHERE written_at IS NULL
               UNION ALL SELECT unnest($1::text[]), NULL, NULL, NULL) AS file
        GROUP BY destination ORDER BY destination`,
      [this.destinations.all.map(({ name }) => name)],
    );
  }
}
