import type { Db } from '@kervan/database';
import type { Metrics } from '@kervan/observability';

interface Seen {
  readonly waiting: number;
  readonly held: number;
  readonly oldestMs: number;
  readonly bytes: number;
}

const sql = `
  SELECT (SELECT count(*) FROM outbox_held) AS held, count(*) AS waiting,
    coalesce(extract(epoch FROM clock_timestamp() - min(created_at)) * 1000, 0)::float8 AS "oldestMs",
    pg_total_relation_size('outbox') AS bytes
  FROM outbox`;

/**
 * What waits in an outbox, as its own service sees it: a publisher that is gone does not hide it. Measured now and then,
 * so that whoever collects metrics waits for no database.
 */
export class OutboxGauge {
  #seen: Seen | undefined;
  #lookedAt = performance.now();

  constructor(
    private readonly db: Pick<Db, 'query'>,
    outbox: string,
    metrics: Metrics,
  ) {
    metrics.observe('erp.outbox.backlog', (tell) => {
      if (!this.#seen) return;
      tell(this.#seen.waiting, { outbox, state: 'waiting' });
      tell(this.#seen.held, { outbox, state: 'held' });
    });
    metrics.observe('erp.outbox.oldest_unpublished.age', (tell) => {
      if (this.#seen) tell(this.#seen.oldestMs / 1_000, { outbox });
    });
    metrics.observe('erp.outbox.look.age', (tell) => {
      tell((performance.now() - this.#lookedAt) / 1_000, { outbox });
    });
    metrics.observe('erp.outbox.table.size', (tell) => {
      if (this.#seen) tell(this.#seen.bytes, { outbox });
    });
  }

  /** Reads the whole outbox once. @throws KervanError DATABASE_UNAVAILABLE */
  async measure(): Promise<void> {
    const [seen] = await this.db.query<Seen>(sql);
    this.#seen = seen;
    this.#lookedAt = performance.now();
  }
}
